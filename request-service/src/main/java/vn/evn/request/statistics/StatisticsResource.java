package vn.evn.request.statistics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.security.Roles;

/** Counts of requests. No answer reads requests, and each is exact at the time of the call. */
@Path("/api/v1/statistics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statistics")
public class StatisticsResource {
  private final Statistics statistics;
  private final Clock clock;

  @Inject
  StatisticsResource(Statistics statistics, Clock clock) {
    this.statistics = statistics;
    this.clock = clock;
  }

  @GET
  @Path("monthly")
  @RolesAllowed({Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "monthlyStatistics",
      summary = "Counts the requests of a month",
      description =
          "Requests submitted in a calendar month of Viet Nam, by channel and service, how many of"
              + " them are open and completed now, the part that came online and through the"
              + " customer centre, growth over the month before, and what was completed, breached"
              + " and rated in the month.")
  @APIResponse(
      responseCode = "200",
      description = "The counts",
      content =
          @Content(
              schema = @Schema(implementation = MonthlyView.class),
              examples = @ExampleObject(name = "month", value = MonthlyView.EXAMPLE)))
  public MonthlyView monthly(
      @Parameter(description = "The month, yyyy-MM", example = "2026-11", required = true)
          @QueryParam("month")
          @Nullable String month) {
    return statistics.monthly(QuestionParameters.required(month));
  }

  @GET
  @Path("counts")
  @RolesAllowed({Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "countStatistics",
      summary = "Counts by month, channel, channel group, service or unit",
      description =
          "Counts of a span of at most 13 months by one dimension, narrowed by any of the others."
              + " A request counts for the unit that holds it. Paged by key.")
  @APIResponse(
      responseCode = "200",
      description = "The counts",
      content =
          @Content(
              schema = @Schema(implementation = CountView.class),
              examples = @ExampleObject(name = "counts", value = CountView.EXAMPLE)))
  public CountView counts(@BeanParam QuestionParameters asked) {
    return statistics.counts(asked.dimension(), asked.question(clock), asked.cursor, asked.limit);
  }

  @GET
  @Path("percentiles")
  @RolesAllowed({Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "workingTimePercentiles",
      summary = "Tells how long requests took",
      description =
          "Percentiles of the working time from acceptance to completion without waiting for the"
              + " applicant, of requests completed in these months. They come from fixed spans of"
              + " time: each is the upper end of the span that it falls into.")
  @APIResponse(
      responseCode = "200",
      description = "The percentiles",
      content =
          @Content(
              schema = @Schema(implementation = PercentileView.class),
              examples = @ExampleObject(name = "percentiles", value = PercentileView.EXAMPLE)))
  public PercentileView percentiles(@BeanParam QuestionParameters asked) {
    return statistics.percentiles(
        asked.dimension(), asked.question(clock), asked.cursor, asked.limit);
  }

  @GET
  @Path("breaches")
  @RolesAllowed({Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "breachStatistics",
      summary = "Counts deadlines that passed",
      description =
          "Promised dates that passed in these months while the request was open, dates of checks and"
              + " steps that did, and completions after the promised date. A breach counts for the unit that held the request then.")
  @APIResponse(
      responseCode = "200",
      description = "The counts",
      content =
          @Content(
              schema = @Schema(implementation = BreachView.class),
              examples = @ExampleObject(name = "breaches", value = BreachView.EXAMPLE)))
  public BreachView breaches(@BeanParam QuestionParameters asked) {
    return statistics.breaches(asked.dimension(), asked.question(clock), asked.cursor, asked.limit);
  }

  @GET
  @Path("ratings")
  @RolesAllowed({Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "ratingStatistics",
      summary = "Sums up the ratings of a month",
      description =
          "Ratings given in a month by unit and service, with whole percentages that add up to 100,"
              + " as the national portal wants its monthly totals (DongBoDanhGia).")
  @APIResponse(
      responseCode = "200",
      description = "The totals",
      content =
          @Content(
              schema = @Schema(implementation = RatingTotalsView.class),
              examples = @ExampleObject(name = "ratings", value = RatingTotalsView.EXAMPLE)))
  public RatingTotalsView ratings(
      @Parameter(description = "The month, yyyy-MM", example = "2026-10", required = true)
          @QueryParam("month")
          @Nullable String month,
      @Parameter(description = "Where the page before ended") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200") @QueryParam("limit") @DefaultValue("200")
          int limit) {
    return statistics.ratings(QuestionParameters.required(month), cursor, limit);
  }

  @GET
  @Path("portal-share")
  @RolesAllowed({Roles.SUPERVISOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "portalShare",
      summary = "Compares our dossiers with those of the whole portal",
      description =
          "Our dossiers of the national portal that were completed, for each span of months for"
              + " which a figure of the whole portal is configured.")
  @APIResponse(
      responseCode = "200",
      description = "The shares",
      content =
          @Content(
              schema = @Schema(implementation = PortalShareView.class),
              examples = @ExampleObject(name = "share", value = PortalShareView.EXAMPLE)))
  public PortalShareView portalShare() {
    return statistics.portalShare();
  }
}
