/** Agencies and their components, as directive-service tells them. */
@NullMarked
package writ.inventory.agency;

import org.jspecify.annotations.NullMarked;
