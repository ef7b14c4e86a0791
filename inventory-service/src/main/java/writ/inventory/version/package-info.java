/** Orders versions as the ecosystems they come from do, and reads ranges of them (VERS). */
@NullMarked
package writ.inventory.version;

import org.jspecify.annotations.NullMarked;
