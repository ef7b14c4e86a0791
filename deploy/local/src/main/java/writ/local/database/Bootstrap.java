package writ.local.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** Makes the suite's database, its clock and each service's schema and roles, by the files every deployment uses. */
public final class Bootstrap {

    /** The database of the whole suite. */
    public static final String DATABASE = "writ";

    /** Every role's password: it protects nothing, as loopback is trusted, but a service must be given one. */
    public static final String PASSWORD = "writ";

    private Bootstrap() {}

    /**
     * May run on every start: what is there stays.
     *
     * @param superuser connections of the superuser to a database, by its name
     */
    public static void apply(Function<String, DataSource> superuser, List<String> services)
            throws SQLException, IOException {
        try (Connection connection = superuser.apply("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
        try (Connection connection = superuser.apply(DATABASE).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(resource("/writ/kit/clock/suite.sql"));
            String script = resource("/writ/kit/db/bootstrap.sql");
            for (String service : services) {
                statement.execute(script.replace("${service}", service)
                        .replace("${ownerPassword}", PASSWORD)
                        .replace("${appPassword}", PASSWORD));
            }
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            return row.next();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Bootstrap.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException(name + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
