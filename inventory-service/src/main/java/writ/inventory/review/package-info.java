/** What people decide beside a directive: trials of scopes, and rules about products that its scope leaves open. */
@NullMarked
package writ.inventory.review;

import org.jspecify.annotations.NullMarked;
