/** Who is bound: agencies by every name they have had, their components, and the people to call. */
@NullMarked
package writ.directive.agency;

import org.jspecify.annotations.NullMarked;
