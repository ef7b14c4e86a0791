package writ.images;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Packs what was asked for: the program behind deploy/images/build, which has everything built beforehand. */
public final class Main {

    private static final double MEGABYTE = 1e6;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        try {
            run(Options.parse(Path.of(System.getProperty("writ.home", ".")), arguments), System.out);
        } catch (Refusal refusal) {
            System.err.println("deploy/images/build: " + refusal.words());
            System.exit(1);
        }
    }

    static void run(Options options, PrintStream out) throws IOException {
        Release release = Release.ofThisBuild();
        Path target = options.home().resolve("deploy/images/target");
        Files.createDirectories(target);
        Path work = Files.createTempDirectory(target, "packing");
        try {
            Base base = Base.of(options.base(), work);
            BaseFiles files = BaseFiles.of(base, work);
            List<Image> images = new Catalogue(options, files, release, target).wanted();
            for (Image image : images) {
                files.carries(image);
            }
            Packer packer = new Packer(base, release.created(), work);
            for (Image image : images) {
                Path archive = options.output().resolve(image.fileName());
                String digest = packer.archive(image, archive);
                out.printf(
                        Locale.ROOT,
                        "%-45s %s %6.1f MB  %s%n",
                        image.reference(),
                        digest,
                        Files.size(archive) / MEGABYTE,
                        archive);
                if (options.push() != null) {
                    String pushed = packer.push(image, options.push());
                    out.println("  pushed to " + options.push() + "/" + image.reference() + "@" + pushed);
                }
            }
        } finally {
            Folders.delete(work);
        }
    }
}
