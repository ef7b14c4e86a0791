/** The files agencies have: each is read in one pass, in bounded memory, into items of one form. */
@NullMarked
package writ.inventory.format;

import org.jspecify.annotations.NullMarked;
