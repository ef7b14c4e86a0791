package writ.local.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import writ.local.plan.FreePorts;

/** One PostgreSQL for all tests of this module, made as the suite makes its own; each test clears what it uses. */
public final class TestDatabase {

    public static final List<String> SERVICES = List.of("directive", "inventory", "notification");

    private static final Postgres POSTGRES = start();

    private TestDatabase() {}

    public static DataSource superuser() {
        return POSTGRES.database(Bootstrap.DATABASE);
    }

    public static void run(String... statements) throws SQLException {
        try (Connection connection = superuser().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Postgres start() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "test-database-");
            Postgres postgres = Postgres.start(
                    Path.of("target/postgresql-18").toAbsolutePath(),
                    folder.resolve("data"),
                    FreePorts.one(),
                    folder.resolve("log"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
            Bootstrap.apply(postgres::database, SERVICES);
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop(Postgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
