package vn.evn.billing.catalogue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.Examples;
import vn.evn.billing.tariff.TimeBandSet;
import vn.evn.billing.tariff.TimeBands;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;

/** The hours that meters are set by. */
@Path("/api/v1/price-books/time-bands")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
  Roles.PORTAL,
  Roles.CHANNEL,
  Roles.OFFICER,
  Roles.SUPERVISOR,
  Roles.BILLING_OPERATOR,
  Roles.INTEGRATOR,
  Roles.AUDITOR
})
@Tag(name = "Price books")
public class TimeBandResource {
  private final TimeBands timeBands;
  private final Clock clock;

  @Inject
  TimeBandResource(TimeBands timeBands, Clock clock) {
    this.timeBands = timeBands;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "getTimeBands",
      summary = "Reads the hours of each time of use on a day",
      description =
          "Information for whoever sets meters: bills are computed from registers as they were"
              + " read. Where a document's force is disputed, the other reading is shown beside"
              + " ours.")
  @APIResponse(
      responseCode = "200",
      description = "The hours",
      content =
          @Content(
              schema = @Schema(implementation = TimeBandsView.class),
              examples = @ExampleObject(name = "hours", value = Examples.TIME_BANDS)))
  public TimeBandsView get(
      @Parameter(description = "The day; today when absent", example = "2020-05-05")
          @QueryParam("date")
          @Nullable String date) {
    LocalDate day = date == null ? LocalDate.now(clock) : day(date);
    TimeBandSet set =
        timeBands
            .on(day)
            .orElseThrow(
                () ->
                    ProblemException.invalidField(
                        "/date",
                        "no hours are known for "
                            + day
                            + "; the first document starts on "
                            + timeBands.all().get(0).effectiveFrom()));
    return new TimeBandsView(
        day,
        TimeBandsView.Hours.of(set),
        timeBands.otherReadingOn(day).map(TimeBandsView.Hours::of).orElse(null));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw ProblemException.invalidField("/date", "must be a date such as 2020-05-05");
    }
  }
}
