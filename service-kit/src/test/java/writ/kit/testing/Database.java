package writ.kit.testing;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Plain connections to the test PostgreSQL. */
public final class Database {

    private Database() {}

    /** As superuser, past row-level security, for setting up and looking. */
    public static Connection superuser() throws SQLException {
        return connect("writ", "postgres", "postgres");
    }

    /** As a service's app role, for showing what row-level security hides. */
    public static Connection app(String service) throws SQLException {
        return connect("writ", service + "_app", "test");
    }

    /** As a service's owner role. */
    public static Connection owner(String service) throws SQLException {
        return connect("writ", service + "_owner", "test");
    }

    static Connection postgres() throws SQLException {
        return connect("postgres", "postgres", "postgres");
    }

    /** The port of the test PostgreSQL, for a service started as a process of its own. */
    public static int port() {
        return Suite.port();
    }

    /** A database of its own for a service whose migrations have not run. */
    public static void create(String database, String service) throws SQLException, IOException {
        try (Connection connection = postgres();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + database);
        }
        Suite.bootstrap(database, service);
    }

    /** As superuser, in a database that was created. */
    public static Connection superuser(String database) throws SQLException {
        return connect(database, "postgres", "postgres");
    }

    static Connection connect(String database, String user, String password) throws SQLException {
        String url = "jdbc:postgresql://localhost:" + Suite.port() + "/" + database;
        return DriverManager.getConnection(url, user, password);
    }
}
