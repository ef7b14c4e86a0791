package writ.inventory.report;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** How the tus protocol 1.0.0 words things. */
final class Tus {

    static final String RESUMABLE = "Tus-Resumable";
    static final String VERSION = "1.0.0";

    private static final int MOST_DIGITS = 15;

    private Tus() {}

    /** @throws Problem when the header is not there, or is no whole number */
    static long number(String header, @Nullable String said) {
        if (said == null
                || said.isEmpty()
                || said.length() > MOST_DIGITS
                || !said.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Problem.of(CommonProblem.MALFORMED, "The header " + header + " is needed, a whole number from 0.")
                    .at(header, "is not a whole number from 0");
        }
        return Long.parseLong(said);
    }

    /**
     * Pairs of a key and a value in Base64, parted by commas; a key may stand alone.
     *
     * @throws Problem malformed
     */
    static Map<String, String> metadata(@Nullable String header) {
        Map<String, String> metadata = new HashMap<>();
        if (header == null || header.isBlank()) {
            return metadata;
        }
        for (String pair : header.split(",", -1)) {
            String[] parts = pair.strip().split(" ", 2);
            try {
                String value = parts.length < 2
                        ? ""
                        : new String(Base64.getDecoder().decode(parts[1].strip()), StandardCharsets.UTF_8);
                if (parts[0].isEmpty() || metadata.put(parts[0], value) != null) {
                    throw new IllegalArgumentException("no key, or one that is given twice");
                }
            } catch (IllegalArgumentException e) {
                throw Problem.of(CommonProblem.MALFORMED, "The header Upload-Metadata cannot be read.")
                        .at("Upload-Metadata", "is pairs of a key and a value in Base64, parted by commas");
            }
        }
        return metadata;
    }

    static RestResponse<Void> offset(ResumableUpload upload) {
        return switch (upload.state()) {
            case IN_PROGRESS, RECEIVED ->
                ResponseBuilder.<Void>ok()
                        .header(RESUMABLE, VERSION)
                        .header("Upload-Offset", upload.stored())
                        .header("Upload-Length", upload.length())
                        .header("Cache-Control", "no-store")
                        .build();
            case REFUSED, EXPIRED ->
                ResponseBuilder.<Void>create(RestResponse.Status.GONE)
                        .header(RESUMABLE, VERSION)
                        .build();
        };
    }

    /** @param report where the report is, when all was stored */
    static RestResponse<Void> stored(ResumableUpload upload, @Nullable URI report) {
        ResponseBuilder<Void> answer =
                ResponseBuilder.<Void>noContent().header(RESUMABLE, VERSION).header("Upload-Offset", upload.stored());
        return (report == null ? answer : answer.header("Content-Location", report)).build();
    }

    /** What is kept of an upload that its sender gave up. */
    static JsonObject givenUp(ResumableUpload upload) {
        if (upload.state() != ResumableUpload.State.IN_PROGRESS) {
            throw Problem.of(CommonProblem.CONFLICT, "The upload is over; ask what came of it.");
        }
        return new JsonObject(
                Problem.of(CommonProblem.GONE, "Its sender gave the upload up.").body());
    }
}
