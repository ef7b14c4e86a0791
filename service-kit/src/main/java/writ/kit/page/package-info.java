@NullMarked
package writ.kit.page;

import org.jspecify.annotations.NullMarked;
