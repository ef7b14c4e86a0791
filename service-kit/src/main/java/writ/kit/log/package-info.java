@NullMarked
package writ.kit.log;

import org.jspecify.annotations.NullMarked;
