package writ.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Packs images on a base: layers, configuration and manifest are Jib's. Nothing in them depends on when or where. */
final class Packer {

    /** Nobody in particular, and no root: what the restricted standard of Kubernetes asks for. */
    private static final String USER = "10001:10001";

    private static final FilePermissions READ = FilePermissions.fromOctalString("644");
    private static final FilePermissions EXECUTE = FilePermissions.fromOctalString("755");

    private final Base base;
    private final Instant created;
    private final Path work;

    /** @param work a folder of this run alone, for what Jib keeps between its steps */
    Packer(Base base, Instant created, Path work) {
        this.base = base;
        this.created = created;
        this.work = work;
    }

    /** Writes the image's archive and answers the digest of its manifest. */
    String archive(Image image, Path target) throws IOException {
        Path raw = work.resolve("image.tar");
        try {
            TarImage tar = TarImage.at(raw).named(reference(image.fullReference()));
            Containerizer containerizer = Containerizer.to(tar)
                    .setOfflineMode(base instanceof Base.InFile)
                    .setAllowInsecureRegistries(Base.isOnThisMachine(base.name()));
            String digest = containerize(image, containerizer);
            NamedArchive.write(raw, image, digest, target);
            return digest;
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    /** Pushes the image below a registry and path, with the signs that `docker login` left, and answers its digest. */
    String push(Image image, String registry) throws IOException {
        ImageReference reference = reference(registry + "/" + image.reference());
        RegistryImage there = RegistryImage.named(reference).addCredentialRetriever(Base.dockerLogin(reference));
        return containerize(image, Containerizer.to(there).setAllowInsecureRegistries(Base.isOnThisMachine(registry)));
    }

    private String containerize(Image image, Containerizer containerizer) throws IOException {
        return containerize(image.reference(), plan(image), containerizer, work);
    }

    /** @param name for whoever reads that it failed */
    static String containerize(String name, JibContainerBuilder plan, Containerizer containerizer, Path work)
            throws IOException {
        try {
            JibContainer made = plan.containerize(containerizer
                    .setBaseImageLayersCache(work.resolve("base-layers"))
                    .setApplicationLayersCache(work.resolve("layers"))
                    .setAlwaysCacheBaseImage(true)
                    .setToolName("writ-images"));
            return made.getDigest().toString();
        } catch (RegistryException | ExecutionException | CacheDirectoryCreationException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            throw new Refusal(name + " cannot be fetched, packed or pushed: " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted", e);
        }
    }

    private JibContainerBuilder plan(Image image) throws IOException {
        JibContainerBuilder plan = base.builder()
                .setFormat(ImageFormat.OCI)
                .setCreationTime(created)
                .setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get("/app"))
                .setEnvironment(image.environment())
                .setEntrypoint(image.entrypoint())
                .setProgramArguments()
                .setExposedPorts(image.ports().stream().map(Port::tcp).collect(Collectors.toSet()))
                .setLabels(labels(image));
        for (Layer layer : image.layers()) {
            plan.addFileEntriesLayer(entries(layer));
        }
        return plan;
    }

    private Map<String, String> labels(Image image) {
        Map<String, String> labels = new TreeMap<>(image.labels());
        labels.remove(Image.REVISION);
        labels.put("org.opencontainers.image.title", image.title());
        labels.put("org.opencontainers.image.description", image.description());
        labels.put("org.opencontainers.image.licenses", "Apache-2.0");
        labels.put("org.opencontainers.image.created", created.toString());
        labels.put("org.opencontainers.image.base.name", base.name());
        labels.put("org.opencontainers.image.base.digest", base.digest());
        return labels;
    }

    private FileEntriesLayer entries(Layer layer) {
        FileEntriesLayer.Builder entries = FileEntriesLayer.builder().setName(layer.name());
        for (Content content : layer.contents()) {
            for (Path path : content.paths()) {
                FilePermissions permissions = Files.isExecutable(path) ? EXECUTE : READ;
                entries.addEntry(path, AbsoluteUnixPath.get(content.target(path)), permissions, created);
            }
        }
        return entries.build();
    }

    private static ImageReference reference(String written) {
        try {
            return ImageReference.parse(written);
        } catch (InvalidImageReferenceException e) {
            throw new Refusal(written + " is not a name that an image can have", e);
        }
    }
}
