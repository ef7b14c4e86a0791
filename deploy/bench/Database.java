import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * What measurements ask of the suite's database, past the services: {@code copy FILE} puts the rows of a CSV with four columns
 * into a table without any index and says the seconds, how many rows, endpoints and products there are; {@code written} how many
 * bytes went through the write-ahead log so far; {@code sizes SCHEMA} what its tables take, indexes included.
 */
class Database {

    public static void main(String[] arguments) throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + arguments[0] + "/" + arguments[1];
        try (Connection connection = DriverManager.getConnection(url, arguments[2], arguments[3])) {
            switch (arguments[4]) {
                case "copy" -> copy(connection, Path.of(arguments[5]));
                case "written" -> System.out.println(one(connection, "SELECT pg_current_wal_insert_lsn() - '0/0'"));
                case "sizes" ->
                    print(connection, """
                            SELECT c.relname, pg_total_relation_size(c.oid) FROM pg_class c
                            WHERE c.relnamespace = '%s'::regnamespace AND c.relkind = 'r' ORDER BY 2 DESC LIMIT 8"""
                            .formatted(arguments[5]));
                default -> throw new IllegalArgumentException(arguments[4]);
            }
        }
    }

    private static void copy(Connection connection, Path file) throws Exception {
        run(connection, "DROP TABLE IF EXISTS public.rows");
        run(connection, "CREATE TABLE public.rows (endpoint text, supplier text, product text, version text)");
        long begin = System.nanoTime();
        long rows;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
            rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY public.rows FROM STDIN (FORMAT csv, HEADER)", in, 1 << 16);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%.2f %d %s %s%n",
                seconds,
                rows,
                one(connection, "SELECT count(*) FROM (SELECT DISTINCT endpoint FROM public.rows) d"),
                one(connection, "SELECT count(*) FROM (SELECT DISTINCT supplier, product, version FROM public.rows) d"));
        run(connection, "DROP TABLE public.rows");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void print(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                System.out.println(rows.getString(1) + " " + rows.getString(2));
            }
        }
    }
}
