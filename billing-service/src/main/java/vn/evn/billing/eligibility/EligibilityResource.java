package vn.evn.billing.eligibility;

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
import vn.evn.billing.point.CustomerCode;
import vn.evn.billing.point.ServicePoint;
import vn.evn.billing.point.ServicePoints;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.problem.QueryFlag;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;

/** Who falls under which programme. */
@Path("/api/v1/eligibilities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Eligibilities")
public class EligibilityResource {
  private final Eligibilities eligibilities;
  private final ServicePoints points;
  private final Actor actor;

  @Inject
  EligibilityResource(Eligibilities eligibilities, ServicePoints points, Actor actor) {
    this.eligibilities = eligibilities;
    this.points = points;
    this.actor = actor;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.BILLING_OPERATOR)
  @Operation(
      operationId = "recordEligibility",
      summary = "Records an eligibility",
      description =
          "Names a customer as falling under the programmes for a kind of eligibility, for the bill"
              + " periods from and to, both included. The same content again answers 200 and"
              + " changes nothing. A kind that does not fit the customer's group is refused.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = EligibilityCall.class),
              examples = @ExampleObject(name = "lodging", value = Examples.ELIGIBILITY_CALL)))
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content =
          @Content(
              schema = @Schema(implementation = EligibilityView.class),
              examples = @ExampleObject(name = "eligibility", value = Examples.ELIGIBILITY)))
  @APIResponse(
      responseCode = "200",
      description = "Known with the same content",
      content =
          @Content(
              schema = @Schema(implementation = EligibilityView.class),
              examples = @ExampleObject(name = "eligibility", value = Examples.ELIGIBILITY)))
  public Response record(@Nullable ObjectNode call) {
    Eligibilities.Recorded recorded =
        eligibilities.record(EligibilityCall.read(call), actor.name());
    return Response.status(recorded.anew() ? Response.Status.CREATED : Response.Status.OK)
        .entity(recorded.eligibility())
        .build();
  }

  @GET
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "listEligibilities",
      summary = "Lists eligibilities",
      description =
          "A page in the order of recording, narrowed by customer, kind and imported list. What a"
              + " newer list ended is shown too, unless inForce is true.")
  @APIResponse(responseCode = "404", description = "There is no service point of this customer")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              schema = @Schema(implementation = EligibilityPage.class),
              examples = @ExampleObject(name = "page", value = Examples.ELIGIBILITIES)))
  public EligibilityPage list(
      @Parameter(description = "Code of the customer", example = "PD05000123456")
          @QueryParam("customerCode")
          @Nullable String customerCode,
      @Parameter(description = "Kind, such as LODGING") @QueryParam("kind") @Nullable String kind,
      @Parameter(description = "List that brought it") @QueryParam("importId")
          @Nullable Long importId,
      @Parameter(
              description = "true leaves out what was ended",
              schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
          @QueryParam("inForce")
          @Nullable String inForce,
      @Parameter(description = "Where the page before ended") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200")
          @QueryParam("limit")
          @DefaultValue(Paging.DEFAULT_LIMIT)
          int limit) {
    Paging paging = Paging.of(cursor, limit);
    eligibilities.requireKnown(kind);
    ServicePoint point = customerCode == null ? null : pointOf(customerCode);
    List<EligibilityView> rows =
        eligibilities.page(point, kind, importId, QueryFlag.isSet("/inForce", inForce), paging);
    return new EligibilityPage(paging.items(rows), paging.next(rows, EligibilityView::id));
  }

  private ServicePoint pointOf(String customerCode) {
    return Optional.of(customerCode)
        .filter(CustomerCode::isValid)
        .flatMap(points::find)
        .orElseThrow(() -> ProblemException.notFound("There is no service point of this customer"));
  }
}
