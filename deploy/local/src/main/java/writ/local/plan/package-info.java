/** What the suite is to be before anything runs: its services and their ports, or why it cannot be. */
@NullMarked
package writ.local.plan;

import org.jspecify.annotations.NullMarked;
