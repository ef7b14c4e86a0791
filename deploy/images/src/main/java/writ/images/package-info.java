@NullMarked
package writ.images;

import org.jspecify.annotations.NullMarked;
