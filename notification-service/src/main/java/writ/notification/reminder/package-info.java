@NullMarked
package writ.notification.reminder;

import org.jspecify.annotations.NullMarked;
