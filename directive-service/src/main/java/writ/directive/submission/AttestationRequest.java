package writ.directive.submission;

import org.jspecify.annotations.Nullable;
import writ.directive.obligation.Field;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** A named official's signature under one exact version, which If-Match names by its digest. */
record AttestationRequest(
        @Nullable String name,
        @Nullable String title,
        @Nullable AttestingRole role,
        @Nullable String statement) {

    /** In what capacity an official may sign: Chief Information Officer or equivalent, or Senior Accountable Official. */
    enum AttestingRole {
        CIO,
        SAORM
    }

    /** @throws Problem invalid, when something is missing or too long */
    AttestationRequest sound() {
        if (role == null) {
            throw Problem.of(CommonProblem.INVALID, "Something is missing.").at("/role", "CIO or SAORM");
        }
        return new AttestationRequest(
                Field.required("/name", name, 200),
                Field.required("/title", title, 200),
                role,
                Field.required("/statement", statement, 4000));
    }
}
