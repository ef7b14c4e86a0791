package writ.directive.submission;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import writ.directive.obligation.ObligationDetail;

/** The commands with which an obligation is answered, ready to be copied. */
final class Commands {

    /** A command line and what it is for. */
    record Command(String purpose, String line) {}

    private static final String BEARER = "-H \"Authorization: Bearer $TOKEN\"";
    private static final String JSON = "-H \"Content-Type: application/json\"";

    private Commands() {}

    static List<Command> of(ObligationDetail detail, String publicUrl, Instant now) {
        String obligation = publicUrl + "/v1/obligations/" + detail.obligation().id();
        List<Command> commands = new ArrayList<>();
        if (detail.obligation().deliver().equals("inventory-report")) {
            commands.add(new Command(
                    "Send an inventory report, which fills the draft",
                    "curl -X POST -T inventory.csv " + BEARER + " \\\n  \"" + publicUrl
                            + "/v1/reports?asOf=" + now.truncatedTo(ChronoUnit.SECONDS)
                            + "&methodology=endpoint+agent\""));
            commands.add(new Command("Answer with what the draft says", submit(obligation, "{}")));
            commands.add(new Command("Or say that nothing was found", submit(obligation, "{\"nil\": true}")));
        } else if (detail.obligation().deliver().equals("status")) {
            commands.add(new Command(
                    "Say how far the work is", submit(obligation, "{\"complete\": false, \"remaining\": 12}")));
            commands.add(new Command(
                    "Or that it is complete", submit(obligation, "{\"complete\": true, \"remaining\": 0}")));
        } else {
            commands.add(new Command(
                    "Send it for the whole department", submit(obligation, "{\"content\": {\"timeline\": \"…\"}}")));
        }
        if (detail.attest()) {
            commands.add(new Command(
                    "Have a named official sign that version: id and ETag are in the answer to the command before",
                    "curl -X POST " + BEARER + " " + JSON + " \\\n  -H 'If-Match: \"<ETag>\"' \\\n"
                            + "  -d '{\"name\": \"…\", \"title\": \"…\", \"role\": \"CIO\", \"statement\": \"…\"}' \\\n"
                            + "  " + publicUrl + "/v1/submissions/<id>/attestation"));
        }
        return List.copyOf(commands);
    }

    private static String submit(String obligation, String body) {
        return "curl -i -X POST " + BEARER + " " + JSON + " \\\n  -d '" + body + "' " + obligation + "/submissions";
    }
}
