@NullMarked
package writ.kit.caller;

import org.jspecify.annotations.NullMarked;
