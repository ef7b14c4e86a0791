@NullMarked
package writ.kit.db;

import org.jspecify.annotations.NullMarked;
