@NullMarked
package writ.kit.feed;

import org.jspecify.annotations.NullMarked;
