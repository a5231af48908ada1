package vn.evn.request.rating;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestChange;
import vn.evn.contracts.request.RequestRating;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;
import vn.evn.request.work.Author;
import vn.evn.request.work.RequestReading;

/** Ratings that channels and officers hand in for applicants, and what was rated. */
@Path("/api/v1/requests/{code}/rating")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Requests")
public class RatingResource {
  private final Ratings ratings;
  private final RatingRows rows;
  private final RequestReading reading;
  private final Actor actor;

  @Inject
  RatingResource(Ratings ratings, RatingRows rows, RequestReading reading, Actor actor) {
    this.ratings = ratings;
    this.rows = rows;
    this.reading = reading;
    this.actor = actor;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.CHANNEL, Roles.OFFICER})
  @Operation(
      operationId = "rateRequest",
      summary = "Rates a completed request for the applicant",
      description =
          "Once per request, by an officer or by the channel that the request came through. A"
              + " request that is not completed, or is rated already, answers 409.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = RatingCall.class),
              examples =
                  @ExampleObject(
                      name = "rating",
                      value =
                          """
                          {"grade": "VERY_SATISFIED", "handlingTimeGrade": "SATISFIED", "reason": null}""")))
  @APIResponse(
      responseCode = "201",
      description = "The rating",
      content =
          @Content(
              schema = @Schema(implementation = RatingView.class),
              examples = @ExampleObject(name = "rating", value = RatingView.EXAMPLE)))
  public Response rate(
      @Parameter(description = "Request code", example = "YC-261116-000123") @PathParam("code")
          String code,
      @NotNull @Valid @Nullable RatingCall call) {
    RequestSnapshot request = reading.seenBy(actor, code);
    RatingCall given = Objects.requireNonNull(call);
    RequestRating rating =
        GradesCheck.rating(
            given.grade(),
            given.handlingTimeGrade(),
            given.reason(),
            actor.has(Roles.OFFICER)
                ? RequestRating.GivenBy.OFFICER
                : RequestRating.GivenBy.CHANNEL);
    Author author =
        new Author(
            new RequestChange.Actor(
                actor.name(), actor.position().orElse(null), actor.unit().orElse(null)),
            actor.roles(),
            false,
            actor.has(Roles.OFFICER) ? given.channel() : request.channel());
    return Response.status(Response.Status.CREATED)
        .entity(ratings.rate(request.code(), rating, author))
        .build();
  }

  @GET
  @RolesAllowed({Roles.OFFICER, Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR, Roles.CHANNEL})
  @Operation(
      operationId = "getRating",
      summary = "Reads the rating of a request",
      description = "What the applicant thinks of the request; 404 if it is not rated.")
  @APIResponse(
      responseCode = "200",
      description = "The rating",
      content =
          @Content(
              schema = @Schema(implementation = RatingView.class),
              examples = @ExampleObject(name = "rating", value = RatingView.EXAMPLE)))
  public RatingView get(
      @Parameter(description = "Request code", example = "YC-261116-000123") @PathParam("code")
          String code) {
    return rows.find(reading.seenBy(actor, code).code())
        .orElseThrow(() -> ProblemException.notFound("The request is not rated"));
  }
}
