package vn.evn.billing.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
import vn.evn.billing.point.ServicePoint;
import vn.evn.billing.point.ServicePoints;
import vn.evn.contracts.reading.MeterReadingTaken;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;

/** The readings of meters. */
@Path("/api/v1/readings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readings")
public class ReadingResource {
  private final Readings readings;
  private final ServicePoints points;

  @Inject
  ReadingResource(Readings readings, ServicePoints points) {
    this.readings = readings;
    this.points = points;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.BILLING_OPERATOR)
  @Operation(
      operationId = "recordReading",
      summary = "Records a reading",
      description =
          "Does the same as the event vn.evn.meter-reading.taken.v1 on evn.meter-readings. The same"
              + " reading again (customer, meter, kind, time and values) answers 200 and changes"
              + " nothing; other values answer 409. A meter that would run backwards is refused. An"
              + " estimate gives way to what was read at the same time (201), and to another estimate.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = ReadingCall.class),
              examples = @ExampleObject(name = "periodic", value = Examples.READING_CALL)))
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content =
          @Content(
              schema = @Schema(implementation = ReadingView.class),
              examples = @ExampleObject(name = "reading", value = Examples.READING)))
  @APIResponse(
      responseCode = "200",
      description = "Known with the same values",
      content =
          @Content(
              schema = @Schema(implementation = ReadingView.class),
              examples = @ExampleObject(name = "reading", value = Examples.READING)))
  public Response record(@Nullable ObjectNode call) {
    MeterReadingTaken taken = ReadingCall.read(call, true);
    Readings.Recorded recorded = readings.take(taken.customerCode(), taken.reading());
    return Response.status(recorded.anew() ? Response.Status.CREATED : Response.Status.OK)
        .entity(ReadingView.of(recorded.reading()))
        .build();
  }

  @GET
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "listReadings",
      summary = "Lists the readings of a customer",
      description = "A page of the readings of one customer in the order in which they came.")
  @APIResponse(responseCode = "404", description = "There is no service point of this customer")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              schema = @Schema(implementation = ReadingPage.class),
              examples = @ExampleObject(name = "page", value = Examples.READINGS)))
  public ReadingPage list(
      @Parameter(description = "Code of the customer", required = true, example = "PD05000123456")
          @QueryParam("customerCode")
          @Nullable String customerCode,
      @Parameter(description = "Where the page before ended") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200")
          @QueryParam("limit")
          @DefaultValue(Paging.DEFAULT_LIMIT)
          int limit) {
    if (customerCode == null) {
      throw ProblemException.invalidField("/customerCode", "is required");
    }
    Paging paging = Paging.of(cursor, limit);
    ServicePoint point =
        points
            .find(customerCode)
            .orElseThrow(
                () -> ProblemException.notFound("There is no service point of this customer"));
    List<StoredReading> rows = readings.page(point, paging);
    return new ReadingPage(
        paging.items(rows).stream().map(ReadingView::of).toList(),
        paging.next(rows, StoredReading::id));
  }
}
