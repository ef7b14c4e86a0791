package writ.directive.obligation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.page.Page;
import writ.kit.page.PageToken;
import writ.kit.problem.Problem;

/** Reads obligations as they stood at a point in the past, by what was known at another. */
@ApplicationScoped
public class Obligations {

    private final ObligationFilters filters;
    private final ReportNotices notices;
    private final String publicUrl;

    Obligations(
            ObligationFilters filters,
            ReportNotices notices,
            @ConfigProperty(name = "writ.public-url") String publicUrl) {
        this.filters = filters;
        this.notices = notices;
        this.publicUrl = publicUrl;
    }

    Uni<Page<ObligationView>> list(Tx tx, ObligationFilter filter, @Nullable String pageToken, int limit) {
        After after = After.read(pageToken);
        return filters.find(tx, filter).chain(found -> page(tx, found, after, limit));
    }

    private static Uni<Page<ObligationView>> page(Tx tx, ObligationFilter filter, @Nullable After after, int limit) {
        List<@Nullable Object> args = times(tx, filter.asOf(), filter.knownAt());
        StringBuilder sql = new StringBuilder(ObligationSql.LIST);
        narrow(sql, args, " AND o.directive = $%d", filter.directive());
        narrow(sql, args, " AND o.agency = $%d", filter.agency());
        narrow(
                sql,
                args,
                " AND o.agency = $%d",
                tx.caller().reachesAll() ? null : tx.caller().reach());
        narrow(sql, args, " AND o.action = $%d", filter.action());
        narrow(
                sql,
                args,
                " AND s.state = $%d",
                filter.state() == null ? null : filter.state().word());
        narrow(sql, args, " AND o.due_before <= $%d", atOrNull(filter.dueBefore()));
        narrow(
                sql,
                args,
                " AND o.due_before <= ($%d::date + 1)::timestamp AT TIME ZONE i.zone",
                filter.dueBefore().day());
        if (filter.mark() != null) {
            sql.append(ObligationSql.marked(filter.mark()));
        }
        if (after != null) {
            args.add(after.due());
            args.add(after.id());
            sql.append(" AND (coalesce(o.due_before, 'infinity'), o.id) > (coalesce($%d::timestamptz, 'infinity'), $%d)"
                    .formatted(args.size() - 1, args.size()));
        }
        args.add(limit + 1);
        sql.append(ObligationSql.ORDER).append(" LIMIT $").append(args.size());
        return tx.list(sql.toString(), ObligationView::of, args.toArray())
                .map(rows -> Page.of(rows, limit, After::key));
    }

    /** One obligation with its history in the same two times; fails with the one 404. */
    public Uni<ObligationDetail> one(Tx tx, UUID id, AsOf asOf, AsOf knownAt) {
        List<@Nullable Object> args = times(tx, asOf, knownAt);
        args.add(id);
        return tx.first(ObligationSql.ONE, row -> row, args.toArray())
                .map(found -> found.orElseThrow(Problem::notFound))
                .chain(row -> history(tx, row, asOf, knownAt)
                        .chain(history -> reporting(tx, row, asOf, knownAt)
                                .map(reporting -> ObligationDetail.of(
                                        row, publicUrl + "/obligations/" + id, reporting.orElse(null), history))));
    }

    private Uni<List<ObligationDetail.HistoryEntry>> history(Tx tx, Row row, AsOf asOf, AsOf knownAt) {
        ZoneId zone = ZoneId.of(row.getString("zone"));
        return tx.list(
                ObligationSql.HISTORY,
                ObligationDetail.HistoryEntry::of,
                row.getUUID("id"),
                Sql.at(asOf.in(zone, tx.now())),
                Sql.at(knownAt.in(zone, tx.now())));
    }

    private Uni<Optional<Reporting>> reporting(Tx tx, Row row, AsOf asOf, AsOf knownAt) {
        if (!row.getString("deliver").equals("inventory-report")) {
            return Uni.createFrom().item(Optional.empty());
        }
        ZoneId zone = ZoneId.of(row.getString("zone"));
        return notices.of(
                        tx,
                        row.getString("agency"),
                        row.getString("directive"),
                        asOf.in(zone, tx.now()),
                        knownAt.in(zone, tx.now()))
                .map(Optional::of);
    }

    private static List<@Nullable Object> times(Tx tx, AsOf asOf, AsOf knownAt) {
        List<@Nullable Object> args = new ArrayList<>();
        args.add(atOrNull(asOf));
        args.add(asOf.day());
        args.add(atOrNull(knownAt));
        args.add(knownAt.day());
        args.add(Sql.at(tx.now()));
        return args;
    }

    private static void narrow(
            StringBuilder sql, List<@Nullable Object> args, String condition, @Nullable Object value) {
        if (value != null) {
            args.add(value);
            sql.append(condition.formatted(args.size()));
        }
    }

    private static @Nullable OffsetDateTime atOrNull(AsOf asOf) {
        return asOf.instant() == null ? null : Sql.at(asOf.instant());
    }

    /** The key of the last obligation of a page. */
    private record After(@Nullable OffsetDateTime due, UUID id) {

        static Object[] key(ObligationView last) {
            return new Object[] {last.dueBefore() == null ? "" : last.dueBefore(), last.id()};
        }

        static @Nullable After read(@Nullable String pageToken) {
            return PageToken.read(
                    pageToken,
                    2,
                    key -> new After(
                            key.getFirst().isEmpty() ? null : Sql.at(Instant.parse(key.getFirst())),
                            UUID.fromString(key.getLast())));
        }
    }
}
