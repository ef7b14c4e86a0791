package writ.local.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import writ.local.plan.Refusal;

/** A real PostgreSQL of its own, on loopback, whose data outlives it. */
public final class Postgres implements AutoCloseable {

    /** The superuser; loopback is trusted, as it is a development database. */
    public static final String SUPERUSER = "postgres";

    private final Path binaries;
    private final Path data;
    private final int port;

    private final Path log;

    private Postgres(Path binaries, Path data, int port, Path log) {
        this.binaries = binaries;
        this.data = data;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts the server, after creating its data if there is none.
     *
     * @param unpackIn where the server's programs are, or will be, unpacked
     */
    public static Postgres start(Path unpackIn, Path data, int port, Path log) throws IOException {
        Postgres postgres = new Postgres(PostgresBinaries.unpackInto(unpackIn), data, port, log);
        if (!exists(data)) {
            Files.createDirectories(data);
            postgres.initialise("-A", "trust");
        }
        postgres.run("pg_ctl", "start", "-D", data.toString(), "-w", "-t", "60", "-o", postgres.settings());
        return postgres;
    }

    /** Makes a data folder whose superuser has the suite's password, and starts nothing. */
    public static void initialise(Path unpackIn, Path data, Path log) throws IOException {
        Postgres postgres = new Postgres(PostgresBinaries.unpackInto(unpackIn), data, 0, log);
        Path password = Files.writeString(Files.createTempFile("superuser", ""), Bootstrap.PASSWORD);
        try {
            postgres.initialise("-A", "scram-sha-256", "--pwfile", password.toString());
        } finally {
            Files.delete(password);
        }
    }

    /** Whether the folder holds data already. */
    public static boolean exists(Path data) {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    /** Stops a server that an earlier suite left on this data, if it is still one. */
    public static void stopLeftover(Path unpackIn, Path data, Path log) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        boolean ours = ProcessHandle.of(pid(pidFile))
                .flatMap(process -> process.info().commandLine())
                .filter(command -> command.contains(data.toString()))
                .isPresent();
        if (ours) {
            new Postgres(PostgresBinaries.unpackInto(unpackIn), data, 0, log).close();
        } else {
            Files.delete(pidFile);
        }
    }

    /** Connections of the superuser to a database. */
    public DataSource database(String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(name);
        source.setUser(SUPERUSER);
        return source;
    }

    public long pid() throws IOException {
        return pid(data.resolve("postmaster.pid"));
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60");
    }

    private void initialise(String... whoMayConnect) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("-D", data.toString(), "-U", SUPERUSER, "-E", "UTF8", "--no-locale"));
        arguments.addAll(List.of(whoMayConnect));
        run("initdb", arguments.toArray(String[]::new));
    }

    private String settings() {
        return Stream.of(
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "max_connections=200",
                        "shared_buffers=256MB",
                        "max_wal_size=2GB",
                        "timezone=UTC",
                        "jit=off")
                .map(setting -> " -c " + setting)
                .reduce("-p " + port, String::concat);
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("TZ", "UTC");
        try {
            Process process = builder.start();
            if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new Refusal("PostgreSQL: " + program + " failed; the end of " + log + ":\n" + end(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static long pid(Path pidFile) throws IOException {
        try (Stream<String> lines = Files.lines(pidFile)) {
            return lines.findFirst().map(String::trim).map(Long::parseLong).orElse(0L);
        }
    }

    private static String end(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }
}
