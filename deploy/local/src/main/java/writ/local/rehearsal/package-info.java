/** What stands around the services where they run on another machine: the issuer, the inbox, the edge, a database. */
@NullMarked
package writ.local.rehearsal;

import org.jspecify.annotations.NullMarked;
