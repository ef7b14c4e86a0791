package writ.local.rehearsal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import writ.local.clock.ClockResource;
import writ.local.clock.SuiteClock;
import writ.local.database.Bootstrap;
import writ.local.drained.DrainedResource;
import writ.local.edge.Edge;
import writ.local.edge.Routes;
import writ.local.inbox.MailServer;
import writ.local.issuer.AgencyBook;
import writ.local.issuer.Issuer;
import writ.local.issuer.TokenResource;
import writ.local.plan.Refusal;
import writ.local.plan.Service;

/**
 * The issuer, the inbox and the edge in one process, for services that were installed elsewhere: on 8084, 8025 and 8080.
 * Everybody who reaches it may be anybody, so it is for rehearsals and never for production.
 */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final String ANYWHERE = "0.0.0.0";
    private static final int EDGE = 8080;
    private static final int ISSUER = 8084;
    private static final int SMTP = 8025;
    private static final int IMAP = 8143;
    private static final int FAILED = 1;

    private Main() {}

    /** Makes the schemas and roles of the services first, so that these find them once the edge answers. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            serve(Settings.of(System.getenv()));
        } catch (Refusal e) {
            LOG.error(e.words());
            System.exit(FAILED);
        } catch (Exception e) {
            LOG.error("could not start", e);
            System.exit(FAILED);
        }
        new CountDownLatch(1).await();
    }

    private static void serve(Settings settings) throws Exception {
        List<String> schemas =
                Stream.of(Service.values()).map(Service::shortName).toList();
        Bootstrap.apply(settings::database, schemas);
        DataSource database = settings.database(Bootstrap.DATABASE);
        SuiteClock clock = clock(settings, database);
        Path folder = Files.createTempDirectory("rehearsal");
        MailServer mail = MailServer.start(folder.resolve("inbox"), ANYWHERE, SMTP, IMAP);
        Issuer issuer = Issuer.start(folder, ANYWHERE, ISSUER, settings.name());
        Map<Service, URI> services = settings.services();
        String directives =
                Objects.requireNonNull(services.get(Service.DIRECTIVE)).toString();
        Edge edge = new Edge(
                Routes.packaged(),
                services.entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().fullName(), Map.Entry::getValue)),
                List.of(
                        new ClockResource(clock, Clock.systemUTC()),
                        new TokenResource(issuer, new AgencyBook(directives, issuer)),
                        new DrainedResource(database, Clock.systemUTC(), schemas),
                        mail.resource()));
        edge.listen(ANYWHERE, EDGE);
        LOG.info("ready issuer={} edge={}", issuer.url(), EDGE);
    }

    private static SuiteClock clock(Settings settings, DataSource database) throws SQLException {
        SuiteClock clock = new SuiteClock(database, Clock.systemUTC());
        if (settings.from().isPresent() && clock.mapping().isEmpty()) {
            clock.startAt(settings.from().get());
        }
        return clock;
    }
}
