package writ.inventory.report;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.clock.Wall;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Goes on with an upload where it broke off, and takes its report in when the last byte is here. */
@ApplicationScoped
class Resuming {

    private static final int READ = 1 << 16;

    private final ResumableUploads resumable;
    private final Intake intake;
    private final Reception reception;
    private final IntakeConfig config;
    private final Clock wall;

    Resuming(ResumableUploads resumable, Intake intake, Reception reception, IntakeConfig config, @Wall Clock wall) {
        this.resumable = resumable;
        this.intake = intake;
        this.reception = reception;
        this.config = config;
        this.wall = wall;
    }

    /**
     * Stores a part of the file, and with the last one takes the report in. A part that breaks off is kept as far as it came.
     *
     * @param offset of the part in the file, as its header says it: as many bytes as are here
     * @return the upload as it is then
     */
    ResumableUpload append(Caller caller, UUID id, @Nullable String offset, InputStream part) {
        ResumableUpload found = find(caller, id);
        mustGoOn(found, Tus.number("Upload-Offset", offset));
        return reception.admit(found.request().agency(), () -> {
            Upload upload = new Upload(id, caller, found.request(), config.resumable());
            long stored = found.stored() + store(upload, found, reception.limit(part));
            ResumableUpload now = find(caller, id);
            return stored == found.length() ? receive(upload, now) : now;
        });
    }

    private ResumableUpload find(Caller caller, UUID id) {
        return Waits.forStep(resumable.find(caller, id), config.databaseWait());
    }

    private static void mustGoOn(ResumableUpload found, long offset) {
        switch (found.state()) {
            case EXPIRED -> throw Problem.of(CommonProblem.GONE, "The upload paused for too long; begin a new one.");
            case RECEIVED, REFUSED ->
                throw Problem.of(CommonProblem.CONFLICT, "The upload is over; ask what came of it.");
            case IN_PROGRESS -> {
                if (offset != found.stored()) {
                    throw Problem.of(
                                    CommonProblem.CONFLICT,
                                    "There are " + found.stored() + " bytes here; go on with the next one.")
                            .at("Upload-Offset", "is not " + found.stored())
                            .header("Upload-Offset", String.valueOf(found.stored()));
                }
            }
        }
    }

    private long store(Upload upload, ResumableUpload found, InputStream part) {
        Pieces pieces = Pieces.oneByOne(
                found.pieces(),
                (number, deflated, length) -> resumable.store(upload, number, deflated, length),
                config.databaseWait());
        Tap tap = new Tap(part, pieces, found.length() - found.stored(), wall, config.longest(), config.lease());
        byte[] bytes = new byte[READ];
        try {
            while (tap.read(bytes, 0, READ) >= 0) {
                // all is kept as it is read
            }
        } catch (IOException e) {
            pieces.finish();
            throw Problem.of(
                    CommonProblem.MALFORMED, "The part broke off before its end; ask how far it is, and go on.");
        }
        pieces.finish();
        return tap.bytes();
    }

    private ResumableUpload receive(Upload upload, ResumableUpload found) {
        StoredBody body =
                new StoredBody(number -> resumable.piece(upload, number), found.pieces(), config.databaseWait());
        try {
            UUID report = intake.takeStored(upload, body).report();
            Waits.forStep(resumable.end(upload.caller(), found.id(), report, null), config.databaseWait());
        } catch (Problem refused) {
            if (refused.type().status() < 500) {
                JsonObject problem = new JsonObject(refused.body());
                Waits.forStep(resumable.end(upload.caller(), found.id(), null, problem), config.databaseWait());
            }
            throw refused;
        }
        return find(upload.caller(), found.id());
    }
}
