/** Where a directive stands across government, counted in agencies, and who has to be chased. */
@NullMarked
package writ.directive.scoreboard;

import org.jspecify.annotations.NullMarked;
