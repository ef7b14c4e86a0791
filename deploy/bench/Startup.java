import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts a command several times and says in milliseconds how long it takes from exec to the first 200 of its readiness,
 * asked every 5 ms: median, least, most. Then how much memory it has, in MB, after a while of doing nothing.
 *
 * <p>Arguments: runs, seconds of doing nothing, port of readiness, file of the environment (as in /proc), file of the
 * command (a word in a line), file for its output.
 */
final class Startup {

    private static final byte[] REQUEST =
            "GET /q/health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long WITHIN_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final int port;
    private final ProcessBuilder command;

    private Startup(int port, ProcessBuilder command) {
        this.port = port;
        this.command = command;
    }

    public static void main(String[] arguments) throws Exception {
        int runs = Integer.parseInt(arguments[0]);
        List<String> environment = List.of(Files.readString(Path.of(arguments[3])).split("\0"));
        ProcessBuilder command = new ProcessBuilder(Files.readAllLines(Path.of(arguments[4])));
        command.redirectErrorStream(true).redirectOutput(Path.of(arguments[5]).toFile());
        command.environment().clear();
        for (String variable : environment) {
            command.environment()
                    .put(variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1));
        }
        command.environment().put("WRIT_DB_MIGRATE", "false");
        Startup startup = new Startup(Integer.parseInt(arguments[2]), command);
        long[] millis = new long[runs];
        String memory = "";
        for (int run = 0; run < runs; run++) {
            long began = System.nanoTime();
            Process process = startup.command.start();
            try {
                startup.awaitReady(process, began);
                millis[run] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                if (run == runs - 1) {
                    TimeUnit.SECONDS.sleep(Integer.parseInt(arguments[1]));
                    memory = megabytes(process.pid());
                }
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
        Arrays.sort(millis);
        long median = (millis[(runs - 1) / 2] + millis[runs / 2]) / 2;
        System.out.println(median + " " + millis[0] + " " + millis[runs - 1] + " " + memory);
    }

    private void awaitReady(Process process, long began) throws InterruptedException {
        long next = began;
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() - began > WITHIN_NANOS) {
                throw new IllegalStateException("it did not become ready: " + command.command());
            }
            next = Math.max(next + EVERY_NANOS, System.nanoTime());
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
    }

    private boolean isReady() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream().write(REQUEST);
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return new String(line, StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException e) {
            return false;
        }
    }

    private static String megabytes(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.toString(Math.round(Long.parseLong(line.replaceAll("\\D", "")) / 1000.0 * 1.024));
            }
        }
        return "?";
    }
}
