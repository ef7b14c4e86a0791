@NullMarked
package writ.local.edge;

import org.jspecify.annotations.NullMarked;
