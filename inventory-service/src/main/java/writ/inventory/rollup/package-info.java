/** Answers over current reports: who has a product, what a directive finds, with which figures. */
@NullMarked
package writ.inventory.rollup;

import org.jspecify.annotations.NullMarked;
