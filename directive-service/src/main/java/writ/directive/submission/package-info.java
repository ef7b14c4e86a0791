/** How agencies answer: drafts filled from their reports, versions, attestations, and the authority's reviews. */
@NullMarked
package writ.directive.submission;

import org.jspecify.annotations.NullMarked;
