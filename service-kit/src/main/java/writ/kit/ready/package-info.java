@NullMarked
package writ.kit.ready;

import org.jspecify.annotations.NullMarked;
