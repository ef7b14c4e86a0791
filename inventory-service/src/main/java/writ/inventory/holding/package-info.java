/** What each report says an agency has, and the agency's endpoint numbers. */
@NullMarked
package writ.inventory.holding;

import org.jspecify.annotations.NullMarked;
