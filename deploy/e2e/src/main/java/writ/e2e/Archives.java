package writ.e2e;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The image archives of the build, and how they come to the cluster. */
final class Archives {

    static final List<String> SERVICES = List.of("directive-service", "inventory-service", "notification-service");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Options options;

    Archives(Options options) {
        this.options = options;
    }

    /** The tag of the same layers for the upgrade. */
    String nextTag() {
        return options.servicesTag() + "-next";
    }

    /** Hands every archive to the command that was given; without one the cluster has the images already. */
    String load() throws IOException {
        if (options.load().isEmpty()) {
            return "nothing was loaded: the cluster is said to have the images";
        }
        List<String> files = new ArrayList<>();
        for (String image : List.of("acceptance", "rehearsal", "rehearsal-database")) {
            files.add(archive(image, options.tag()).toString());
        }
        for (String image : SERVICES) {
            Path next = options.out().resolve(image + "-" + nextTag() + ".tar");
            Path archive = archive(image, options.servicesTag());
            retag(archive, options.servicesTag(), nextTag(), next);
            files.addAll(List.of(archive.toString(), next.toString()));
        }
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", options.load().get() + " \"$@\"", "load"));
        command.addAll(files);
        Shell.Result result = Shell.run(LONGEST, command);
        if (!result.isGood()) {
            throw new Failure(options.load().get() + " ended with " + result.status() + ":\n" + result.output());
        }
        return files.size() + " archives, " + megabytes(files) + " MB";
    }

    private Path archive(String image, String tag) {
        Path file = options.images().resolve(image + "-" + tag + ".tar");
        if (!Files.isReadable(file)) {
            throw new Failure(file + " is missing; deploy/images/build makes it");
        }
        return file;
    }

    /** The same layers by another name: only the small files that name the image differ. */
    static void retag(Path from, String tag, String nextTag, Path to) throws IOException {
        try (TarArchiveInputStream in = new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(from)));
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(to));
                TarArchiveOutputStream out = new TarArchiveOutputStream(file)) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                boolean names =
                        entry.getName().equals("index.json") || entry.getName().equals("manifest.json");
                if (names) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    byte[] renamed = text.replace(":" + tag + "\"", ":" + nextTag + "\"")
                            .replace("\"" + tag + "\"", "\"" + nextTag + "\"")
                            .getBytes(StandardCharsets.UTF_8);
                    TarArchiveEntry changed = new TarArchiveEntry(entry.getName());
                    changed.setModTime(entry.getModTime());
                    changed.setSize(renamed.length);
                    out.putArchiveEntry(changed);
                    out.write(renamed);
                } else {
                    out.putArchiveEntry(entry);
                    in.transferTo(out);
                }
                out.closeArchiveEntry();
            }
        }
    }

    private static long megabytes(List<String> files) {
        return files.stream()
                        .mapToLong(file -> {
                            try {
                                return Files.size(Path.of(file));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })
                        .sum()
                / 1_000_000;
    }
}
