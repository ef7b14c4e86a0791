package writ.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import writ.images.Options.Aot;
import writ.images.Options.Variant;

/** The images there are. */
final class Catalogue {

    static final List<String> NAMES = Stream.concat(
                    Service.ALL.stream().map(Service::name), Stream.of("acceptance", "rehearsal", "rehearsal-database"))
            .toList();

    private final Options options;
    private final BaseFiles base;
    private final Release release;
    private final Path work;

    /** @param work where what is made on the way may stay for the next time */
    Catalogue(Options options, BaseFiles base, Release release, Path work) {
        this.options = options;
        this.base = base;
        this.release = release;
        this.work = work;
    }

    /** Those that were asked for, or all. */
    List<Image> wanted() throws IOException {
        List<String> names = options.images().isEmpty() ? NAMES : options.images();
        String tag = options.tag() == null ? release.version() : options.tag();
        List<Image> images = new ArrayList<>();
        List<Service> services = Service.ALL.stream()
                .filter(service -> names.contains(service.name()))
                .toList();
        boolean onJvm = options.variants().contains(Variant.JVM);
        if (onJvm && options.aot() == Aot.MADE && !services.isEmpty()) {
            training().ensure(services);
        }
        for (Service service : services) {
            Path sbom = sbom(service.name(), service.name());
            if (options.variants().contains(Variant.NATIVE)) {
                Path executable = service.executable(options.home(), release.version());
                Optional<Origin> origin = Origin.of(executable);
                images.add(complete(
                        service.onNative(executable, tag),
                        origin.map(Origin::sbom).orElse(sbom),
                        origin.map(Origin::revision).orElse(null)));
            }
            if (onJvm) {
                images.add(complete(service.onJvm(options.home(), tag + "-jvm", java(), cache(service)), sbom));
            }
        }
        for (Program program : List.of(Program.ACCEPTANCE, Program.REHEARSAL)) {
            if (names.contains(program.name())) {
                images.add(complete(program(program, tag), sbom(program.module(), program.artifact())));
            }
        }
        if (names.contains("rehearsal-database")) {
            Program program = Program.REHEARSAL;
            Path sbom = Database.sbom(sbom(program.module(), program.artifact()), options.home(), work);
            images.add(complete(Database.image(program(program, tag), options.home(), work), sbom));
        }
        return images;
    }

    private Image program(Program program, String tag) throws IOException {
        return program.image(options.home(), release.version(), tag, java(), work);
    }

    private JavaRuntime java() throws IOException {
        return JavaRuntime.linked(Path.of(System.getProperty("java.home")), work, release.created());
    }

    private Training training() throws IOException {
        return new Training(options.home(), work.resolve("training"), java(), release);
    }

    private Optional<Path> cache(Service service) throws IOException {
        return options.aot() == Aot.NONE
                ? Optional.empty()
                : Optional.of(training().cache(service));
    }

    private Path sbom(String module, String artifact) {
        Path sbom = options.home().resolve(module).resolve("target/" + artifact + ".cdx.json");
        if (!Files.exists(sbom)) {
            throw new Refusal(sbom + ", the list of what " + artifact + " is made of, is missing; build with -Dimages");
        }
        return sbom;
    }

    private Image complete(Image image, Path sbom) throws IOException {
        return complete(image, sbom, options.sources());
    }

    /** With what every image trusts and says of itself. */
    private Image complete(Image image, Path sbom, @Nullable String builtOf) throws IOException {
        List<Layer> layers = new ArrayList<>(List.of(TrustStore.layer(base, work)));
        layers.addAll(image.layers());
        Path bill = Bill.complete(sbom, image, work);
        layers.add(new Layer("sbom", new Content(bill, "/usr/share/sbom/" + image.shortName() + ".cdx.json")));
        List<String> entrypoint = new ArrayList<>(image.entrypoint());
        entrypoint.add(1, TrustStore.FLAG);
        Map<String, String> labels = new TreeMap<>(image.labels());
        labels.put("org.opencontainers.image.version", release.version());
        String revision = options.revision() == null ? builtOf : options.revision();
        if (revision != null) {
            labels.put(Image.REVISION, revision);
        }
        return new Image(
                image.name(),
                image.tag(),
                image.title(),
                image.description(),
                layers,
                entrypoint,
                image.environment(),
                image.ports(),
                labels);
    }
}
