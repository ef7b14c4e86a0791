/** When a thing is due: rules as data, computed to instants that explain themselves. Knows neither HTTP nor SQL. */
@NullMarked
package writ.directive.deadline;

import org.jspecify.annotations.NullMarked;
