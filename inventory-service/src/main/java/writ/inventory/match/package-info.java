/** Compares products with scopes, once per product and scope, and says why. */
@NullMarked
package writ.inventory.match;

import org.jspecify.annotations.NullMarked;
