@NullMarked
package writ.local.database;

import org.jspecify.annotations.NullMarked;
