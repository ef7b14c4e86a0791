/** What agencies owe: issuance, obligations with their facts, and the states derived from them in two times. */
@NullMarked
package writ.directive.obligation;

import org.jspecify.annotations.NullMarked;
