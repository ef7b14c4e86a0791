@NullMarked
package writ.kit;

import org.jspecify.annotations.NullMarked;
