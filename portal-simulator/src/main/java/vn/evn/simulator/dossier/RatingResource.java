package vn.evn.simulator.dossier;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** Reading the monthly ratings that the agency told. */
@Path("/api/v1/ratings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ratings", description = "Totals of ratings, as the agency told them")
@APIResponse(
    responseCode = "500",
    description = "The request failed",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class RatingResource {
  private static final int MOST = 200;

  private final Dossiers dossiers;

  RatingResource(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  @GET
  @Operation(
      operationId = "listRatings",
      summary = "Lists monthly ratings",
      description =
          "The totals of DongBoDanhGia, one for each month, agency and procedure: what was told last,"
              + " newest first, in pages.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RatingPage.class),
              examples = @ExampleObject(name = "one", value = DossierExamples.RATINGS)))
  @APIResponse(
      responseCode = "422",
      description = "The cursor or the limit is wrong",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public RatingPage list(
      @Parameter(description = "nextCursor of the page before; absent for the first page")
          @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(
              description = "Totals per page, 1 to 200",
              schema = @Schema(minimum = "1", maximum = "200"))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalidField("/limit", "must be 1 to " + MOST + ", was " + limit);
    }
    return dossiers.ratings(DossierResource.place(cursor), limit);
  }
}
