@NullMarked
package writ.local.issuer;

import org.jspecify.annotations.NullMarked;
