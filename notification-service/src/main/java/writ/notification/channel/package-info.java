@NullMarked
package writ.notification.channel;

import org.jspecify.annotations.NullMarked;
