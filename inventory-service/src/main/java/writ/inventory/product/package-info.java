/** The catalogue: every distinct product any report has ever named, each with one id for ever. */
@NullMarked
package writ.inventory.product;

import org.jspecify.annotations.NullMarked;
