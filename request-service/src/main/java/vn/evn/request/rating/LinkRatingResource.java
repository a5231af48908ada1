package vn.evn.request.rating;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestChange;
import vn.evn.contracts.request.RequestRating;
import vn.evn.platform.problem.ProblemException;
import vn.evn.request.tracking.PublicCalls;
import vn.evn.request.work.Author;

/** Rating without login, by the link that the applicant was sent. */
@Path("/api/v1/tracking/ratings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Tracking")
public class LinkRatingResource {
  private static final Author APPLICANT =
      new Author(new RequestChange.Actor("applicant", null, null), Set.of(), false);

  private final PublicCalls publicCalls;
  private final RatingLinks links;
  private final Ratings ratings;

  @Inject
  LinkRatingResource(PublicCalls publicCalls, RatingLinks links, Ratings ratings) {
    this.publicCalls = publicCalls;
    this.links = links;
    this.ratings = ratings;
  }

  @POST
  @Operation(
      operationId = "rateByLink",
      summary = "Rates a completed request by its link",
      description =
          "Once per request. The token is the one of the notification that told of the completion;"
              + " it stands in the body, never in an address. An unknown token and one whose time"
              + " is over answer 404, a request that is rated already 409.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = LinkRatingCall.class),
              examples =
                  @ExampleObject(
                      name = "rating",
                      value =
                          """
                          {"token": "q3nJ0Wm2c8Hk5bYt7Xv1Zs4Lr6Pd9Fg0AeUiOyTqWxE", "grade": "SATISFIED",
                           "handlingTimeGrade": "NOT_SATISFIED", "reason": "Thợ đến muộn hơn giờ hẹn"}""")))
  @APIResponse(
      responseCode = "201",
      description = "The rating",
      content =
          @Content(
              schema = @Schema(implementation = RatingView.class),
              examples = @ExampleObject(name = "rating", value = RatingView.EXAMPLE)))
  @APIResponse(
      responseCode = "404",
      description = "There is no such link, or its time is over",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @APIResponse(
      responseCode = "429",
      description = "Too many calls of this address",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Response rate(
      @NotNull @Valid @Nullable LinkRatingCall call, @Context HttpServerRequest connection) {
    publicCalls.admit(connection);
    LinkRatingCall given = Objects.requireNonNull(call);
    RequestRating rating =
        GradesCheck.rating(
            given.grade(), given.handlingTimeGrade(), given.reason(), RequestRating.GivenBy.LINK);
    String code =
        links
            .requestOf(Objects.requireNonNull(given.token()))
            .orElseThrow(
                () -> ProblemException.notFound("There is no such link, or its time is over"));
    return Response.status(Response.Status.CREATED)
        .entity(ratings.rate(code, rating, APPLICANT))
        .build();
  }
}
