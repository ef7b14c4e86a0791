@NullMarked
package writ.notification.subscription;

import org.jspecify.annotations.NullMarked;
