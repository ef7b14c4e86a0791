package writ.inventory.report;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** What an upload says about its report before the first byte of it comes. */
final class UploadParameters {

    @BeanParam
    public ReportParameters query = new ReportParameters();

    @HeaderParam("Upload-Length")
    @Parameter(
            required = true,
            description = "Bytes of the whole file",
            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "1"))
    public @Nullable String uploadLength;

    @HeaderParam("Upload-Metadata")
    @Parameter(description = "The parameters of the query, each as its name and its value in Base64, and filetype")
    public @Nullable String metadata;

    @HeaderParam(Tus.RESUMABLE)
    @Parameter(description = "1.0.0, when the client speaks tus")
    public @Nullable String resumable;

    /** @throws Problem when it is not said, or the client speaks another version of tus */
    long length() {
        if (resumable != null && !resumable.equals(Tus.VERSION)) {
            throw Problem.of(CommonProblem.PRECONDITION_FAILED, "Tus 1.0.0 is spoken here.")
                    .header("Tus-Version", Tus.VERSION);
        }
        return Tus.number("Upload-Length", uploadLength);
    }

    /** The query's parameters; what it leaves out, the metadata say. */
    ReportParameters report() {
        Map<String, String> said = Tus.metadata(metadata);
        ReportParameters report = new ReportParameters();
        report.asOf = or(query.asOf, said.get("asOf"));
        report.methodology = or(query.methodology, said.get("methodology"));
        report.component = or(query.component, said.get("component"));
        report.examined = or(query.examined, said.get("examined"));
        report.of = or(query.of, said.get("of"));
        report.mode = or(query.mode, said.get("mode"));
        report.kind = or(query.kind, said.get("kind"));
        report.contentType = said.get("filetype");
        return report;
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
