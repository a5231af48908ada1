package vn.evn.billing.eligibility;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.Examples;
import vn.evn.billing.api.Paging;
import vn.evn.platform.problem.Problem;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;

/** The monthly lists of who falls under which programme. */
@Path("/api/v1/eligibilities/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Eligibilities")
public class EligibilityImportResource {
  private static final String CSV = "text/csv";

  /** Some 400 bytes for each of the most lines a list may have. */
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final EligibilityImports imports;
  private final Actor actor;

  @Inject
  EligibilityImportResource(EligibilityImports imports, Actor actor) {
    this.imports = imports;
    this.actor = actor;
  }

  @POST
  @Consumes(MediaType.WILDCARD) // what is not CSV is refused below, once the caller is known
  @RolesAllowed(Roles.BILLING_OPERATOR)
  @Operation(
      operationId = "importEligibilities",
      summary = "Imports a list of eligible customers",
      description =
          "A CSV file (text/csv, UTF-8, at most 4 MiB and 10,000 customers) with the columns"
              + " customer_code, kind, month_from, month_to, issuer, document_reference. All of the"
              + " list is taken in or nothing: 422 names every fault with its line. The same file"
              + " again answers 200 and changes nothing. With supersedes, the list takes the place"
              + " of an earlier one: what that one named and this one does not is ended, and both"
              + " stay on record.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = CSV,
              schema = @Schema(type = SchemaType.STRING),
              examples = @ExampleObject(name = "list", value = Examples.ELIGIBILITY_LIST)))
  @APIResponse(
      responseCode = "201",
      description = "Imported",
      content =
          @Content(
              schema = @Schema(implementation = EligibilityImportView.class),
              examples = @ExampleObject(name = "import", value = Examples.ELIGIBILITY_IMPORT)))
  @APIResponse(
      responseCode = "200",
      description = "Imported before; the same import",
      content =
          @Content(
              schema = @Schema(implementation = EligibilityImportView.class),
              examples = @ExampleObject(name = "import", value = Examples.ELIGIBILITY_IMPORT)))
  public Response importList(
      @Parameter(description = "Identifier of the earlier list whose place this one takes")
          @QueryParam("supersedes")
          @Nullable Long supersedes,
      @Parameter(hidden = true) @HeaderParam("Content-Type") @Nullable String type,
      InputStream file) {
    if (type == null || !MediaType.valueOf(type).isCompatible(MediaType.valueOf(CSV))) {
      throw new ProblemException(
          Problem.of(415, "unsupported-media-type", "Send the list as text/csv", null));
    }
    EligibilityImports.Imported imported = imports.imported(bytes(file), supersedes, actor.name());
    return Response.status(imported.anew() ? Response.Status.CREATED : Response.Status.OK)
        .entity(imported.list())
        .build();
  }

  private static byte[] bytes(InputStream file) {
    try {
      byte[] bytes = file.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new ProblemException(
            Problem.of(
                413, "too-large", "The list is too large", "At most " + MOST_BYTES + " bytes"));
      }
      return bytes;
    } catch (IOException e) {
      throw ProblemException.unreadable("The list was cut off");
    }
  }

  @GET
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "listEligibilityImports",
      summary = "Lists the imported lists",
      description =
          "A page of the imported lists, oldest first: who imported which list, and when.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              schema = @Schema(implementation = EligibilityImportPage.class),
              examples = @ExampleObject(name = "page", value = Examples.ELIGIBILITY_IMPORTS)))
  public EligibilityImportPage list(
      @Parameter(description = "Where the page before ended") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200")
          @QueryParam("limit")
          @DefaultValue(Paging.DEFAULT_LIMIT)
          int limit) {
    Paging paging = Paging.of(cursor, limit);
    List<EligibilityImportView> rows = imports.page(paging);
    return new EligibilityImportPage(
        paging.items(rows), paging.next(rows, EligibilityImportView::id));
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "getEligibilityImport",
      summary = "Reads one imported list",
      description = "What the list brought and ended. Its eligibilities are listed by importId.")
  @APIResponse(
      responseCode = "200",
      description = "The import",
      content =
          @Content(
              schema = @Schema(implementation = EligibilityImportView.class),
              examples = @ExampleObject(name = "import", value = Examples.ELIGIBILITY_IMPORT)))
  public EligibilityImportView get(
      @Parameter(description = "Identifier", example = "12") @PathParam("id") String id) {
    return (id.matches("\\d{1,18}")
            ? imports.find(Long.parseLong(id))
            : Optional.<EligibilityImportView>empty())
        .orElseThrow(() -> ProblemException.notFound("There is no import of this identifier"));
  }
}
