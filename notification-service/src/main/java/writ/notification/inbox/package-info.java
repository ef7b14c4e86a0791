@NullMarked
package writ.notification.inbox;

import org.jspecify.annotations.NullMarked;
