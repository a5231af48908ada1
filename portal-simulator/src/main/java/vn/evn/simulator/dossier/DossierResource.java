package vn.evn.simulator.dossier;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.simulator.problem.Problem;
import vn.evn.simulator.problem.ProblemException;

/** Reading what the portal knows. */
@Path("/api/v1/dossiers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dossiers", description = "What the portal knows")
@APIResponse(
    responseCode = "500",
    description = "The request failed",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class DossierResource {
  private static final int MOST = 200;

  private final Dossiers dossiers;

  DossierResource(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  @GET
  @Operation(
      operationId = "listDossiers",
      summary = "Lists dossiers",
      description = "Newest first, in pages. The cursor of the next page is in the answer.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DossierPage.class),
              examples = @ExampleObject(name = "one", value = DossierExamples.PAGE)))
  @APIResponse(
      responseCode = "422",
      description = "The cursor or the limit is wrong",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public DossierPage list(
      @Parameter(description = "nextCursor of the page before; absent for the first page")
          @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(
              description = "Dossiers per page, 1 to 200",
              schema = @Schema(minimum = "1", maximum = "200"))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalidField("/limit", "must be 1 to " + MOST + ", was " + limit);
    }
    return dossiers.page(place(cursor), limit);
  }

  @GET
  @Path("{MaHoSo}")
  @Operation(
      operationId = "getDossier",
      summary = "Reads what the portal knows of one dossier",
      description =
          "The dossier as told last, every step and state, and the messages of both directions."
              + " Document bytes, sessions and passwords are taken out.")
  @APIResponse(
      responseCode = "200",
      description = "The dossier",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DossierView.class),
              examples = @ExampleObject(name = "new", value = DossierExamples.VIEW)))
  @APIResponse(
      responseCode = "404",
      description = "The portal never heard of it",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public DossierView get(
      @Parameter(description = "Dossier code", example = "Z99.05-261116-0007") @PathParam("MaHoSo")
          String code) {
    return dossiers
        .find(code)
        .orElseThrow(
            () ->
                new ProblemException(
                    404, "dossier-not-found", "No such dossier", "The portal does not know it"));
  }

  static long place(@Nullable String cursor) {
    if (cursor == null || cursor.isBlank()) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw ProblemException.invalidField("/cursor", "must be the nextCursor of a page");
    }
  }
}
