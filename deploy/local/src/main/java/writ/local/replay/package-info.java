@NullMarked
package writ.local.replay;

import org.jspecify.annotations.NullMarked;
