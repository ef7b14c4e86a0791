package writ.inventory.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import writ.inventory.format.Unreadable;
import writ.inventory.format.ZipEntries;
import writ.kit.caller.Caller;
import writ.kit.clock.Wall;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Takes in reports of many components that come in one archive, each as a report of its own. */
@ApplicationScoped
class Bundles {

    private static final Logger LOG = Logger.getLogger(Bundles.class);

    private final Reception reception;
    private final IntakeConfig config;
    private final Clock wall;
    private final URI publicUrl;

    Bundles(
            Reception reception,
            IntakeConfig config,
            @Wall Clock wall,
            @ConfigProperty(name = "writ.public-url") URI publicUrl) {
        this.reception = reception;
        this.config = config;
        this.wall = wall;
        this.publicUrl = publicUrl;
    }

    /**
     * Blocks while the archive comes.
     *
     * @param query what is said of each file that its manifest does not say
     * @param length of the archive as announced; null when it is not
     * @throws Problem when nothing of the archive can be taken
     */
    BundleAnswer receive(Caller caller, ReportParameters query, @Nullable Long length, InputStream body) {
        long largest = config.largest().asLongValue();
        if (length != null && length > largest) {
            throw Tap.tooLarge(largest);
        }
        return reception.admit(caller.agency(), () -> {
            InputStream limited = new Limited(reception.limit(body), largest, wall, config.longest());
            try (ZipEntries archive = ZipEntries.of(limited, largest)) {
                return new Bundle(caller, query, archive).all();
            }
        });
    }

    /** One archive on its way in. */
    private final class Bundle {

        private final Caller caller;
        private final ReportParameters query;
        private final ZipEntries archive;
        private final List<BundleAnswer.Bundled> items = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private BundleManifest manifest = BundleManifest.NONE;

        Bundle(Caller caller, ReportParameters query, ZipEntries archive) {
            this.caller = caller;
            this.query = query;
            this.archive = archive;
        }

        BundleAnswer all() {
            Problem broken = read();
            if (broken != null && items.isEmpty()) {
                throw broken;
            }
            if (broken == null) {
                manifest.files().stream()
                        .filter(file -> !seen.contains(file))
                        .forEach(file ->
                                refuse(file, "The manifest names the file, and the archive does not hold it.", "file"));
            }
            if (items.isEmpty()) {
                throw Problem.of(ReportProblem.REPORT_EMPTY, "The archive holds no report.");
            }
            return BundleAnswer.of(items, broken);
        }

        /** Null when the archive was read to its end. */
        private @Nullable Problem read() {
            try {
                boolean first = true;
                while (archive.next()) {
                    if (first && archive.name().equals(BundleManifest.NAME)) {
                        manifest = BundleManifest.read(archive.open());
                    } else if (seen.size() == config.bundled()) {
                        return Problem.of(
                                CommonProblem.TOO_LARGE, "A bundle has at most " + config.bundled() + " files.");
                    } else {
                        entry(archive.name());
                    }
                    first = false;
                }
                return null;
            } catch (Unreadable e) {
                return Verdicts.unreadable(e);
            } catch (IOException e) {
                return Problem.of(
                        CommonProblem.MALFORMED,
                        "The upload broke off before its end; send the bundle again: what was received stays so.");
            } catch (Problem e) {
                return e;
            }
        }

        private void entry(String file) {
            if (!seen.add(file)) {
                items.add(BundleAnswer.Bundled.refused(
                        file,
                        null,
                        Problem.of(
                                CommonProblem.CONFLICT,
                                "The archive holds a file of this name twice; this is the second one.")));
                return;
            }
            ReportParameters said = manifest.of(file, caller, query);
            if (said == null) {
                refuse(
                        file,
                        file.equals(BundleManifest.NAME)
                                ? "A manifest is the first file of its archive."
                                : "The manifest does not name the file.",
                        "file");
                return;
            }
            try {
                items.add(received(file, said));
            } catch (Problem e) {
                items.add(BundleAnswer.Bundled.refused(file, said.component, e));
            } catch (RuntimeException e) {
                LOG.errorf(e, "bundled-report-failed agency=%s", caller.agency());
                items.add(BundleAnswer.Bundled.refused(
                        file,
                        said.component,
                        Problem.of(CommonProblem.INTERNAL, "Nothing of the file was taken; send it again.")));
            }
        }

        private BundleAnswer.Bundled received(String file, ReportParameters said) {
            ReportRequest request = ReportRequest.of(caller, said);
            Receiving.Received received = reception.take(caller, request, archive.open());
            Receipt receipt = Objects.requireNonNull(received.receipt());
            return new BundleAnswer.Bundled(
                    file,
                    receipt.component(),
                    received.fresh() ? 201 : 200,
                    receipt.report(),
                    publicUrl.resolve("/v1/reports/" + receipt.report()),
                    receipt.read(),
                    receipt.taken(),
                    receipt.refused(),
                    null);
        }

        private void refuse(String file, String detail, String at) {
            items.add(BundleAnswer.Bundled.refused(
                    file, null, Problem.of(CommonProblem.INVALID, detail).at(at, detail)));
        }
    }
}
