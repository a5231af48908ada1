package vn.evn.request.document;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.DocumentReference;
import vn.evn.platform.problem.Problem;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;

/** Where channels and officers hand in documents before they refer to them. */
@Path("/api/v1/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents")
public class DocumentResource {
  private final DocumentIntake intake;
  private final Actor actor;

  @Inject
  DocumentResource(DocumentIntake intake, Actor actor) {
    this.intake = intake;
    this.actor = actor;
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RolesAllowed({Roles.CHANNEL, Roles.OFFICER})
  @Operation(
      operationId = "uploadDocument",
      summary = "Uploads a document",
      description =
          "One file of at most 20 MiB: PDF, PNG, JPEG, DOCX or XLSX, as found in its content. It is"
              + " stored before the answer. The answer is the reference to be named in the documents"
              + " of an application or a supplement, where the id alone is enough. An upload that"
              + " nothing refers to is forgotten after seven days.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = UploadForm.class),
              examples = @ExampleObject(name = "upload", value = UploadForm.EXAMPLE)))
  @APIResponse(
      responseCode = "201",
      description = "The reference",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DocumentReference.class),
              examples = @ExampleObject(name = "reference", value = UploadForm.REFERENCE)))
  @APIResponse(
      responseCode = "413",
      description = "The file or the body is too large",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @APIResponse(
      responseCode = "415",
      description = "The body is not multipart/form-data",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Response upload(
      @RestForm("file") @Nullable FileUpload file,
      @RestForm("name") @Nullable String name,
      @RestForm("sha256") @Nullable String sha256) {
    return Response.status(Response.Status.CREATED)
        .entity(intake.takeIn(file, name, sha256, Owner.of(actor)))
        .build();
  }
}
