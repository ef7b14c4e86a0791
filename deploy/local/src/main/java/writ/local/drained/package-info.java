@NullMarked
package writ.local.drained;

import org.jspecify.annotations.NullMarked;
