package writ.kit.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

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

    private static Connection connect(String database, String user, String password) throws SQLException {
        String url = "jdbc:postgresql://localhost:" + Suite.port() + "/" + database;
        return DriverManager.getConnection(url, user, password);
    }
}
