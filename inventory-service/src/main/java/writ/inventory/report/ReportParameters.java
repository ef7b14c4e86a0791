package writ.inventory.report;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a report says about itself, as it is written in the request. */
final class ReportParameters {

    @QueryParam("asOf")
    @Parameter(
            required = true,
            description = "Instant as of which the report holds (RFC 3339)",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    public @Nullable String asOf;

    @QueryParam("methodology")
    @Parameter(required = true, description = "How it was found out, in at most 500 characters")
    public @Nullable String methodology;

    @QueryParam("component")
    @Parameter(description = "Slug of the component; without it the report is about the agency as a whole")
    public @Nullable String component;

    @QueryParam("examined")
    @Parameter(
            description = "How many endpoints were looked at",
            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
    public @Nullable String examined;

    @QueryParam("of")
    @Parameter(
            description = "How many endpoints there are",
            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
    public @Nullable String of;

    @QueryParam("mode")
    @Parameter(
            description = "strict (one wrong row refuses the file) or lenient (wrong rows are refused, the rest taken)",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"strict", "lenient"},
                            defaultValue = "strict"))
    public @Nullable String mode;

    @QueryParam("kind")
    @Parameter(
            description = "full (all that is there) or delta (what changed since the current report)",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"full", "delta"},
                            defaultValue = "full"))
    public @Nullable String kind;

    @HeaderParam("Content-Type")
    @Parameter(hidden = true)
    public @Nullable String contentType;
}
