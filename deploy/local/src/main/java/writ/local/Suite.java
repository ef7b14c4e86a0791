package writ.local;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import writ.local.clock.ClockResource;
import writ.local.clock.SuiteClock;
import writ.local.database.Bootstrap;
import writ.local.database.Postgres;
import writ.local.drained.DrainedResource;
import writ.local.edge.DevResource;
import writ.local.edge.Edge;
import writ.local.edge.Routes;
import writ.local.inbox.MailServer;
import writ.local.issuer.AgencyBook;
import writ.local.issuer.Issuer;
import writ.local.issuer.TokenResource;
import writ.local.plan.Ports;
import writ.local.plan.Refusal;
import writ.local.plan.Service;
import writ.local.service.Launch;
import writ.local.service.Services;
import writ.local.service.ServicesResource;

/** Everything on one machine: started in the order in which each needs the other, and ended backwards. */
final class Suite {

    private final Options options;
    private final Ports ports;
    private final DataFolder folder;
    private final ProcessBook processes;
    private final Console console;
    private final Parts parts = new Parts();
    private final long began = System.nanoTime();

    /** Held until this process ends, however it does. */
    private @Nullable SuiteLock lock;

    Suite(Options options, Console console) {
        this.options = options;
        this.ports = new Ports(options.port());
        this.folder = new DataFolder(options.data());
        this.processes = new ProcessBook(folder.processes(), options.data());
        this.console = console;
    }

    /** Returns when everything is ready. */
    void start() throws Exception {
        lock = SuiteLock.take(options.data());
        clearTheWay();
        CompletableFuture<Postgres> database = concurrently(this::startDatabase);
        CompletableFuture<MailServer> mail = concurrently(
                () -> parts.hold(MailServer.start(folder.inbox(), Ports.HOST, ports.smtp(), ports.imap())));
        Issuer issuer = parts.hold(Issuer.start(options.data(), ports.issuer()));
        Postgres postgres = join(database);
        DevResource inbox = join(mail).resource();
        console.step("PostgreSQL, the issuer and the inbox are up after " + sinceBegan() + "; starting the services");

        SuiteClock clock = new SuiteClock(postgres.database(Bootstrap.DATABASE), Clock.systemUTC());
        if (options.from() != null) {
            clock.startAt(options.from());
        }
        Launch launch = new Launch(
                options.home(),
                options.data(),
                ports,
                options.nativeRunners(),
                options.commands(),
                issuer.url(),
                clock.mapping().isPresent());
        parts.hold(processes::close);
        Services services =
                new Services(launch, (service, pid) -> processes.enter(service.fullName(), pid), this::news);
        SuiteFile file = new SuiteFile(launch, services, postgres);
        serve(List.of(
                new ClockResource(clock, Clock.systemUTC()),
                new TokenResource(issuer, new AgencyBook(launch.url(Service.DIRECTIVE), issuer)),
                new DrainedResource(postgres.database(Bootstrap.DATABASE), Clock.systemUTC(), schemas()),
                new ServicesResource(services, file::write),
                inbox,
                new IndexResource()));
        parts.hold(services::stopAll);
        services.startAll();

        folder.begin();
        parts.hold(file::remove);
        file.write();
        if (options.quiet()) {
            console.say("Ready after " + sinceBegan() + ": " + launch.baseUrl());
        } else {
            new Welcome(launch).print(console, sinceBegan());
        }
    }

    void stop() {
        if (!parts.isEmpty()) {
            console.step("Stopping ...");
            parts.endAll();
            console.step("Stopped.");
        }
    }

    /** Ends what an earlier suite left, empties what is to start over, and sees that the ports are free. */
    private void clearTheWay() throws IOException {
        Postgres.stopLeftover(binaries(), folder.database(), folder.log("postgresql.log"));
        List<String> left = processes.endLeftovers();
        if (!left.isEmpty()) {
            console.say("An earlier suite was killed; ended what it left: " + String.join(", ", left));
        }
        if (options.from() != null && folder.hasPast() && !options.fresh()) {
            throw new Refusal("--from starts the clock of a new suite, and the data in " + options.data()
                    + " has a past already.\nAdd --fresh to start over (this empties the database and the inbox),"
                    + " or choose another folder with --data.");
        }
        if (options.fresh() || !folder.hasPast()) {
            folder.startOver();
        }
        ports.refuseIfTaken();
        folder.prepare(Stream.concat(
                        Stream.of("postgresql.log"),
                        Stream.of(Service.values()).map(service -> service.fullName() + ".log"))
                .toList());
    }

    private Postgres startDatabase() throws IOException, SQLException {
        Postgres postgres = parts.hold(
                Postgres.start(binaries(), folder.database(), ports.database(), folder.log("postgresql.log")));
        Bootstrap.apply(postgres::database, schemas());
        return postgres;
    }

    private void serve(List<DevResource> resources) throws IOException {
        Routes routes = Routes.read(options.home().resolve("deploy/routes.yaml"));
        Edge edge = parts.hold(new Edge(
                routes,
                Stream.of(Service.values()).collect(Collectors.toMap(Service::fullName, ports::base)),
                resources));
        edge.listen(Ports.HOST, ports.edge());
        edge.listen(Ports.HOST, ports.inbox());
    }

    private static List<String> schemas() {
        return Stream.of(Service.values()).map(Service::shortName).toList();
    }

    private void news(String words) {
        if (!parts.isEnding()) {
            console.say(words);
        }
    }

    private Path binaries() {
        return options.home().resolve("deploy/local/target/postgresql-18");
    }

    private String sinceBegan() {
        return "%.1f s".formatted(Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0);
    }

    private static <T> CompletableFuture<T> concurrently(Callable<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                future.complete(work.call());
            } catch (Exception e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private static <T> T join(CompletableFuture<T> future) throws Exception {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
