package writ.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import writ.local.plan.Refusal;

/** One suite per data folder: a lock that lasts as long as the process, and goes with it however it ends. */
final class SuiteLock {

    private final FileChannel channel;

    private SuiteLock(FileChannel channel) {
        this.channel = channel;
    }

    static SuiteLock take(Path data) throws IOException {
        Files.createDirectories(data);
        FileChannel channel =
                FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new Refusal("A suite is already running on " + data + SuiteFile.whereabouts(data)
                    + ".\nStop it with Ctrl-C where it runs, or start another one beside it:"
                    + " deploy/up --data DIR --port N");
        }
        return new SuiteLock(channel);
    }
}
