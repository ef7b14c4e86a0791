@NullMarked
package writ.notification.delivery;

import org.jspecify.annotations.NullMarked;
