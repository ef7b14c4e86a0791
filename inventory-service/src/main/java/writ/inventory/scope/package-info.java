/** What each issued directive is about. */
@NullMarked
package writ.inventory.scope;

import org.jspecify.annotations.NullMarked;
