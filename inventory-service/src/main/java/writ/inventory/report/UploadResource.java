package writ.inventory.report;

import static writ.kit.caller.Roles.AGENCY_REPORTER;
import static writ.kit.caller.Roles.COMPONENT_REPORTER;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Callers;

/** Reports that may come in several requests: the tus protocol 1.0.0, its core with creation and termination. */
@Path("/v1/uploads")
@Produces(MediaType.APPLICATION_JSON)
class UploadResource {

    static final String PART = "application/offset+octet-stream";

    private final Callers callers;
    private final ResumableUploads uploads;
    private final Resuming resuming;
    private final URI publicUrl;

    UploadResource(
            Callers callers,
            ResumableUploads uploads,
            Resuming resuming,
            @ConfigProperty(name = "writ.public-url") URI publicUrl) {
        this.callers = callers;
        this.uploads = uploads;
        this.resuming = resuming;
        this.publicUrl = publicUrl;
    }

    /**
     * How far an upload is, and what came of it.
     *
     * @param state in-progress, received, refused or expired
     * @param offset bytes that are here
     * @param report as which it was received
     * @param problem why it was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UploadView(
            UUID upload,
            String state,
            long offset,
            long length,
            @Nullable UUID report,
            @Nullable Map<String, Object> problem) {

        static UploadView of(ResumableUpload upload) {
            return new UploadView(
                    upload.id(),
                    upload.state().word(),
                    upload.stored(),
                    upload.length(),
                    upload.report(),
                    upload.problem() == null ? null : upload.problem().getMap());
        }
    }

    @POST
    @RolesAllowed({AGENCY_REPORTER, COMPONENT_REPORTER})
    @Operation(
            summary =
                    "Begins an upload of a report that may be interrupted; what is said of the report is as for POST /v1/reports,"
                            + " in the query or in Upload-Metadata, with the file's media type as filetype")
    @APIResponse(responseCode = "201", description = "Begun; its parts go to Location")
    public Uni<RestResponse<Void>> begin(@BeanParam UploadParameters parameters) {
        long length = parameters.length();
        ReportRequest request = ReportRequest.of(callers.current(), parameters.report());
        return uploads.open(callers.current(), request, length)
                .map(id -> ResponseBuilder.<Void>create(RestResponse.Status.CREATED)
                        .header(Tus.RESUMABLE, Tus.VERSION)
                        .header("Tus-Extension", "creation,termination")
                        .location(publicUrl.resolve("/v1/uploads/" + id))
                        .build());
    }

    @HEAD
    @Path("{id}")
    @RolesAllowed({AGENCY_REPORTER, COMPONENT_REPORTER})
    @Operation(summary = "How many bytes of an upload are here, as Upload-Offset")
    @APIResponse(responseCode = "200", description = "Upload-Offset bytes of Upload-Length are here")
    public Uni<RestResponse<Void>> offset(@RestPath UUID id) {
        return uploads.find(callers.current(), id).map(Tus::offset);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({AGENCY_REPORTER, COMPONENT_REPORTER})
    @Operation(summary = "How far an upload is, and what came of it")
    public Uni<UploadView> get(@RestPath UUID id) {
        return uploads.find(callers.current(), id).map(UploadView::of);
    }

    /** Blocking: a part is read as fast as it is stored, and the last one answers when the report is received. */
    @PATCH
    @Path("{id}")
    @Blocking
    @Consumes(PART)
    @RolesAllowed({AGENCY_REPORTER, COMPONENT_REPORTER})
    @Operation(
            summary = "Goes on with an upload at Upload-Offset; with the last byte the report is received or refused")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = PART,
                            schema =
                                    @Schema(
                                            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                                            format = "binary")))
    @APIResponse(responseCode = "204", description = "Stored; after the last part Content-Location is the report")
    public RestResponse<Void> append(
            @RestPath UUID id, @HeaderParam("Upload-Offset") @Nullable String offset, InputStream part) {
        ResumableUpload upload = resuming.append(callers.current(), id, offset, part);
        return Tus.stored(upload, upload.report() == null ? null : publicUrl.resolve("/v1/reports/" + upload.report()));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({AGENCY_REPORTER, COMPONENT_REPORTER})
    @Operation(summary = "Gives an upload up")
    @APIResponse(responseCode = "204", description = "Nothing of it is left")
    public Uni<Void> terminate(@RestPath UUID id) {
        return uploads.find(callers.current(), id)
                .chain(upload -> uploads.terminate(callers.current(), upload.id(), Tus.givenUp(upload)));
    }
}
