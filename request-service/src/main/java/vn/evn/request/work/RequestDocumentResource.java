package vn.evn.request.work;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.request.RequestChange;
import vn.evn.platform.problem.Problem;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;
import vn.evn.request.document.DocumentIntake;
import vn.evn.request.document.DocumentReferences;
import vn.evn.request.document.Owner;
import vn.evn.request.document.UploadForm;

/** The documents of a request. */
@Path("/api/v1/requests/{code}/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents")
public class RequestDocumentResource {
  private static final int MAX_PAGE = 200;

  private final RequestDocuments documents;
  private final RequestWork work;
  private final RequestReading reading;
  private final DocumentIntake intake;
  private final DocumentReferences references;
  private final Actor actor;

  @Inject
  RequestDocumentResource(
      RequestDocuments documents,
      RequestWork work,
      RequestReading reading,
      DocumentIntake intake,
      DocumentReferences references,
      Actor actor) {
    this.documents = documents;
    this.work = work;
    this.reading = reading;
    this.intake = intake;
    this.references = references;
    this.actor = actor;
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR, Roles.CHANNEL})
  @Operation(
      operationId = "listDocuments",
      summary = "Lists the documents of a request",
      description =
          "Papers of the applicant and of officers, in the order in which they came, whichever"
              + " service took them in.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DocumentPage.class),
              examples =
                  @ExampleObject(
                      name = "page",
                      value = "{\"items\": [" + UploadForm.REFERENCE + "], \"next\": null}")))
  public DocumentPage list(
      @Parameter(description = "Request code", example = "YC-261116-000123") @PathParam("code")
          String code,
      @Parameter(description = "Where the page begins, 0 for the first document")
          @QueryParam("from")
          @DefaultValue("0")
          int from,
      @Parameter(description = "Most entries, 1 to 200") @QueryParam("limit") @DefaultValue("50")
          int limit) {
    if (from < 0) {
      throw ProblemException.invalidField("/from", "must be 0 or more");
    }
    if (limit < 1 || limit > MAX_PAGE) {
      throw ProblemException.invalidField("/limit", "must be from 1 to " + MAX_PAGE);
    }
    return documents.page(code, from, limit, actor);
  }

  @GET
  @Path("{id}/content")
  @Produces(MediaType.WILDCARD)
  @RolesAllowed({Roles.OFFICER, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR, Roles.CHANNEL})
  @Operation(
      operationId = "downloadDocument",
      summary = "Downloads a document",
      description =
          "The bytes as they were handed in, to be saved and not shown by a browser. A document that"
              + " was given as an address and is not fetched answers 409.")
  @APIResponse(
      responseCode = "200",
      description = "The bytes",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary"),
              examples = @ExampleObject(name = "bytes", value = "%PDF-1.7")))
  @APIResponse(
      responseCode = "409",
      description = "The bytes are not here yet",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Response content(
      @Parameter(description = "Request code", example = "YC-261116-000123") @PathParam("code")
          String code,
      @Parameter(
              description = "Identifier of the document",
              example = "9a1c6a1e-5b0f-4d0c-9a54-0c8e5b1f2a33")
          @PathParam("id")
          String id) {
    DocumentReference document = documents.stored(code, id, actor);
    String type = document.type();
    return Response.ok(documents.open(document))
        .type(type == null ? MediaType.APPLICATION_OCTET_STREAM : type)
        .header(HttpHeaders.CONTENT_LENGTH, document.sizeBytes())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name(document))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .build();
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RolesAllowed(Roles.OFFICER)
  @Operation(
      operationId = "addDocument",
      summary = "Adds a document to a request",
      description =
          "A paper that an officer adds, such as a result or what was handed in at the counter. The"
              + " same paper sent again is not added again. Limits as for uploads; at most 200 to a"
              + " request.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = UploadForm.class),
              examples = @ExampleObject(name = "upload", value = UploadForm.EXAMPLE)))
  @APIResponse(
      responseCode = "201",
      description = "The document as the request names it",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DocumentReference.class),
              examples = @ExampleObject(name = "reference", value = UploadForm.REFERENCE)))
  @APIResponse(
      responseCode = "415",
      description = "The body is not multipart/form-data",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Response add(
      @Parameter(description = "Request code", example = "YC-261116-000123") @PathParam("code")
          String code,
      @RestForm("file") @Nullable FileUpload file,
      @RestForm("name") @Nullable String name,
      @RestForm("sha256") @Nullable String sha256) {
    // Before anything is stored for it.
    reading.file(code, actor);
    DocumentReference uploaded = intake.takeIn(file, name, sha256, Owner.of(actor));
    DocumentReference added = work.addPaper(code, uploaded, author());
    if (added.id().equals(uploaded.id())) {
      references.use(List.of(added), code);
    }
    return Response.status(Response.Status.CREATED).entity(added).build();
  }

  private Author author() {
    return new Author(
        new RequestChange.Actor(
            actor.name(), actor.position().orElse(null), actor.unit().orElse(null)),
        actor.roles(),
        false);
  }

  /** After RFC 8187: what is no letter, digit or one of a few signs is percent-encoded. */
  private static String name(DocumentReference document) {
    return URLEncoder.encode(document.name(), StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A");
  }
}
