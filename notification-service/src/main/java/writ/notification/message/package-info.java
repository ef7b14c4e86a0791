@NullMarked
package writ.notification.message;

import org.jspecify.annotations.NullMarked;
