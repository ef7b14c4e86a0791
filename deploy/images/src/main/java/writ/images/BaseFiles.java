package writ.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * What images rely on in their base.
 *
 * @param name of the base, for whoever has to choose another one
 * @param kept the files looked for, by their place without the first slash
 */
record BaseFiles(String name, Map<String, byte[]> kept) {

    /** Where Debian and its like have their certificates, and where Fedora and its like. */
    private static final List<String> BUNDLES =
            List.of("etc/ssl/certs/ca-certificates.crt", "etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem");

    private static final Pattern LIBC =
            Pattern.compile("(usr/)?lib(64)?/([a-z0-9_-]+-linux-gnu/)?libc(\\.so\\.6|-2\\.\\d+\\.so)");
    private static final String DELETED = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final ObjectMapper JSON = new ObjectMapper();

    static BaseFiles of(Base base, Path work) throws IOException {
        Map<String, byte[]> kept = new TreeMap<>();
        try (TarFile archive = new TarFile(base.dockerArchive(work))) {
            Map<String, TarArchiveEntry> entries = new TreeMap<>();
            archive.getEntries().forEach(entry -> entries.put(entry.getName(), entry));
            JsonNode manifest = JSON.readTree(archive.getInputStream(entries.get("manifest.json")));
            for (JsonNode layer : manifest.path(0).path("Layers")) {
                apply(archive.getInputStream(entries.get(layer.asText())), kept);
            }
        }
        return new BaseFiles(base.name(), kept);
    }

    /** PEM, as the base has it. */
    byte[] certificates() {
        return BUNDLES.stream()
                .filter(kept::containsKey)
                .map(kept::get)
                .findFirst()
                .orElseThrow(() -> new Refusal("the base " + name + " has no certificates of authorities: "
                        + String.join(" and ", BUNDLES) + " are missing; images trust whom their base trusts"));
    }

    /** Refuses programs that the base's libc would not start. */
    void carries(Image image) throws IOException {
        int base = kept.entrySet().stream()
                .filter(file -> LIBC.matcher(file.getKey()).matches())
                .map(file -> Elf.defines(file.getValue()))
                .flatMapToInt(OptionalInt::stream)
                .max()
                .orElseThrow(() -> new Refusal("the base " + name + " has no glibc, which every image needs"));
        for (Layer layer : image.layers()) {
            for (Content content : layer.contents()) {
                for (Path path : content.paths()) {
                    OptionalInt needed = Files.isRegularFile(path) ? Elf.needs(path) : OptionalInt.empty();
                    if (needed.orElse(0) > base) {
                        throw new Refusal(image.reference() + " would not start: " + path + " needs glibc 2."
                                + needed.getAsInt() + ", and the base " + name + " has 2." + base
                                + "; build on an older distribution, or take a newer base");
                    }
                }
            }
        }
    }

    private static void apply(InputStream layer, Map<String, byte[]> kept) throws IOException {
        Map<String, byte[]> added = new HashMap<>();
        InputStream plain = new BufferedInputStream(layer);
        plain.mark(1);
        boolean gzipped = plain.read() == 0x1f;
        plain.reset();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(gzipped ? new GZIPInputStream(plain) : plain)) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                String place = entry.getName().replaceFirst("^\\.?/", "");
                int last = place.lastIndexOf('/') + 1;
                if (place.startsWith(OPAQUE, last)) {
                    String folder = place.substring(0, last);
                    kept.keySet().removeIf(file -> file.startsWith(folder));
                } else if (place.startsWith(DELETED, last)) {
                    String gone = place.substring(0, last) + place.substring(last + DELETED.length());
                    kept.keySet().removeIf(file -> file.equals(gone) || file.startsWith(gone + "/"));
                } else if (entry.isFile()
                        && !entry.isSymbolicLink()
                        && !entry.isLink()
                        && (BUNDLES.contains(place) || LIBC.matcher(place).matches())) {
                    added.put(place, tar.readAllBytes());
                }
            }
        }
        kept.putAll(added);
    }
}
