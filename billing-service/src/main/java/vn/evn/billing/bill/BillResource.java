package vn.evn.billing.bill;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;

/** Bills as issued. */
@Path("/api/v1/bills")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bills")
public class BillResource {
  private final Bills bills;
  private final Clock clock;

  @Inject
  BillResource(Bills bills, Clock clock) {
    this.bills = bills;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.BILLING_OPERATOR)
  @Operation(
      operationId = "issueBill",
      summary = "Issues the regular bill of a customer for a month",
      description =
          "Computes the bill from the last periodic or closing reading in the month and the reading"
              + " it counts from, the facts in force and the eligibilities of the month, issues it"
              + " and announces it on evn.bills. A repeat answers 200 with the same bill. Where"
              + " readings are missing or the facts change between two readings, 409 says why.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = BillCall.class),
              examples = @ExampleObject(name = "late", value = Examples.BILL_CALL)))
  @APIResponse(
      responseCode = "201",
      description = "Issued",
      content =
          @Content(
              schema = @Schema(implementation = BillView.class),
              examples = @ExampleObject(name = "bill", value = Examples.BILL)))
  @APIResponse(
      responseCode = "200",
      description = "Issued before; the same bill",
      content =
          @Content(
              schema = @Schema(implementation = BillView.class),
              examples = @ExampleObject(name = "bill", value = Examples.BILL)))
  public Response issue(@Nullable ObjectNode call) {
    Bills.Issued issued = bills.issue(BillCall.read(call, LocalDate.now(clock)));
    return Response.status(issued.anew() ? Response.Status.CREATED : Response.Status.OK)
        .entity(issued.bill())
        .build();
  }

  @GET
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "listBills",
      summary = "Lists bills",
      description = "A page of bills in the order of issue, narrowed by customer and period.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              schema = @Schema(implementation = BillPage.class),
              examples = @ExampleObject(name = "page", value = Examples.BILLS)))
  public BillPage list(
      @Parameter(description = "Code of the customer") @QueryParam("customerCode")
          @Nullable String customerCode,
      @Parameter(description = "Bill period, such as 2020-05") @QueryParam("billPeriod")
          @Nullable String billPeriod,
      @Parameter(description = "Where the page before ended") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200")
          @QueryParam("limit")
          @DefaultValue(Paging.DEFAULT_LIMIT)
          int limit) {
    Paging paging = Paging.of(cursor, limit);
    List<BillView> rows = bills.page(customerCode, period(billPeriod), paging);
    return new BillPage(paging.items(rows), paging.next(rows, BillView::number));
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "getBill",
      summary = "Reads one bill",
      description = "The bill as issued, with lines, adjustments and their sources.")
  @APIResponse(
      responseCode = "200",
      description = "The bill",
      content =
          @Content(
              schema = @Schema(implementation = BillView.class),
              examples = @ExampleObject(name = "bill", value = Examples.BILL)))
  public BillView get(
      @Parameter(
              description = "Identifier of the bill",
              example = "0f2d4a34-7c1e-4a56-9a35-3d5e1c7a9b01")
          @PathParam("id")
          String id) {
    return identifier(id)
        .flatMap(bills::find)
        .orElseThrow(() -> ProblemException.notFound("There is no bill of this identifier"));
  }

  private static Optional<UUID> identifier(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable YearMonth period(@Nullable String text) {
    try {
      // Four digits: there are years that no database keeps.
      if (text == null || text.matches("\\d{4}-\\d{2}")) {
        return text == null ? null : YearMonth.parse(text);
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw ProblemException.invalidField("/billPeriod", "must be a month such as 2020-05");
  }
}
