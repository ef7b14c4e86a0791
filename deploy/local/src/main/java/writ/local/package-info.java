@NullMarked
package writ.local;

import org.jspecify.annotations.NullMarked;
