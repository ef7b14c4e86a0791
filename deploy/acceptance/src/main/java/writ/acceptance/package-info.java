/** Looks at an installed suite as its users do, and says in words what does not answer as it should. */
@NullMarked
package writ.acceptance;

import org.jspecify.annotations.NullMarked;
