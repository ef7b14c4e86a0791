package writ.inventory.rollup;

import io.vertx.core.buffer.Buffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import writ.kit.db.Sql;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Reads the parts of page tokens back. */
final class Tokens {
    private Tokens() {}

    /** @throws Problem malformed, when the part is no id of a product */
    static Buffer identity(String part) {
        return of(() -> ProductView.identity(part));
    }

    /** @throws Problem malformed, when the part is no instant */
    static OffsetDateTime instant(String part) {
        return of(() -> Sql.at(Instant.parse(part)));
    }

    private static <T> T of(Supplier<T> read) {
        try {
            return read.get();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Problem.of(CommonProblem.MALFORMED, "pageToken is not one that this list gave out.")
                    .at("pageToken", "use the nextPageToken of the page before, unchanged");
        }
    }
}
