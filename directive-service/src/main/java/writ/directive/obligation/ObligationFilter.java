package writ.directive.obligation;

import org.jspecify.annotations.Nullable;

/** Which obligations a list is about; what is null does not narrow it. {@code dueBefore} includes that instant. */
record ObligationFilter(
        @Nullable String directive,
        @Nullable String agency,
        @Nullable String action,
        @Nullable State state,
        @Nullable Mark mark,
        AsOf dueBefore,
        AsOf asOf,
        AsOf knownAt) {

    ObligationFilter of(@Nullable String slug) {
        return new ObligationFilter(directive, slug, action, state, mark, dueBefore, asOf, knownAt);
    }
}
