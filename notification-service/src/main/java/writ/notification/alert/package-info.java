@NullMarked
package writ.notification.alert;

import org.jspecify.annotations.NullMarked;
