@NullMarked
package writ.local.clock;

import org.jspecify.annotations.NullMarked;
