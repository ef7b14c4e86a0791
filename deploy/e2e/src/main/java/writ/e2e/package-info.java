/** Installs Writ on a Kubernetes, lives on it, breaks parts of it, and says what was seen. */
@NullMarked
package writ.e2e;

import org.jspecify.annotations.NullMarked;
