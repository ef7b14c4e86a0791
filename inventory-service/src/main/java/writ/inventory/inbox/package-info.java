/** What directive-service says, and what follows from it here. */
@NullMarked
package writ.inventory.inbox;

import org.jspecify.annotations.NullMarked;
