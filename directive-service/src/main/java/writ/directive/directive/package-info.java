/** The instrument: a document with its versions, checked, previewed and frozen when it is issued. */
@NullMarked
package writ.directive.directive;

import org.jspecify.annotations.NullMarked;
