@NullMarked
package writ.kit.clock;

import org.jspecify.annotations.NullMarked;
