@NullMarked
package writ.kit.problem;

import org.jspecify.annotations.NullMarked;
