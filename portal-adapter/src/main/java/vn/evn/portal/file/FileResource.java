package vn.evn.portal.file;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.evn.platform.document.DocumentStore;
import vn.evn.platform.problem.Problem;
import vn.evn.platform.problem.ProblemException;

/** Papers for the portal. The signature in the address is the right to read. */
@Path("/portal/v1/files")
@PermitAll
@Tag(name = "Files")
public class FileResource {
  private final SignedFiles files;
  private final DocumentStore store;

  @Inject
  FileResource(SignedFiles files, DocumentStore store) {
    this.files = files;
    this.store = store;
  }

  @GET
  @Path("{sha256}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(
      operationId = "downloadFile",
      summary = "Downloads a paper",
      description =
          "By the address that a dossier carries. A missing or wrong signature, or one whose time is"
              + " over: 401.")
  @APIResponse(
      responseCode = "200",
      description = "The bytes",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary"),
              examples = @ExampleObject(name = "bytes", value = "%PDF-1.4")))
  @APIResponse(
      responseCode = "401",
      description = "The signature is not good",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Response get(
      @Parameter(description = "Digest of the content") @PathParam("sha256") String sha256,
      @Parameter(description = "End of the time, seconds since 1970")
          @QueryParam("expires")
          @DefaultValue("0")
          long expires,
      @Parameter(description = "Signature of the address")
          @QueryParam("signature")
          @DefaultValue("")
          String signature) {
    if (!files.isGood(sha256, expires, signature)) {
      throw new ProblemException(
          Problem.of(401, "bad-signature", "The address is not good any more", null));
    }
    try {
      return Response.ok(store.open(sha256))
          .header("Content-Disposition", "attachment")
          .header("X-Content-Type-Options", "nosniff")
          .build();
    } catch (IOException e) {
      throw ProblemException.notFound("There is no such file");
    }
  }
}
