@NullMarked
package writ.local.inbox;

import org.jspecify.annotations.NullMarked;
