package writ.inventory.report;

import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.COMPONENT_REPORTER;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;

/** Reports of many components in one archive. */
@Path("/v1/report-bundles")
@Produces(MediaType.APPLICATION_JSON)
class BundleResource {

    private final Callers callers;
    private final Bundles bundles;

    BundleResource(Callers callers, Bundles bundles) {
        this.callers = callers;
        this.bundles = bundles;
    }

    /** Blocking: the archive is read as fast as its reports are understood and stored, and no faster. */
    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({AGENCY_REPORTER, COMPONENT_REPORTER})
    @Operation(summary = "Takes reports of many components in one zip archive, each by itself", description = """
            Each file of the archive is a report of its own, as if it had been sent to POST /v1/reports: its bytes are kept, it \
            has a receipt, and one that is refused does not stop the others. What the query says holds for all of them. A file's \
            name up to its first dot is the slug of its component, and the agency's own slug stands for the agency as a whole, \
            unless the query names a component.

            A first file `manifest.json`, of at most 1 MiB, says it of each: an array of objects with `file`, its path in the \
            archive, and, where it differs from the query, `component`, `asOf`, `methodology`, `mode`, `kind`, `examined`, `of` \
            and `mediaType`. Then a file that it does not name is refused, and so is one that is not there; the agency's own slug, \
            or no component, stands for the agency as a whole.

            When the archive cannot be read to its end, the answer says what was received before, and why it ended as \
            `problem`; the same bundle sent again repeats what was received. Unless configured otherwise an archive has at most \
            1000 files and 2 GiB, packed or not.""")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public BundleAnswer receive(
            @BeanParam ReportParameters parameters,
            @Parameter(hidden = true) @HeaderParam("Content-Length") @Nullable Long length,
            InputStream body) {
        return bundles.receive(callers.current(), parameters, length, body);
    }
}
