package vn.evn.billing.point;

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
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;

/** The metered places that bills are computed for. */
@Path("/api/v1/service-points")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service points")
public class ServicePointResource {
  private final ServicePoints points;

  @Inject
  ServicePointResource(ServicePoints points) {
    this.points = points;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.BILLING_OPERATOR)
  @Operation(
      operationId = "recordServicePoint",
      summary = "Records a service point",
      description =
          "For customers that no request has brought here. The same content again answers 200 and"
              + " changes nothing; other content for a known customer answers 409. Facts from"
              + " which no bill could be computed are refused with every fault.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = ServicePointCall.class),
              examples = @ExampleObject(name = "household", value = Examples.SERVICE_POINT_CALL)))
  @APIResponse(
      responseCode = "201",
      description = "Recorded",
      content =
          @Content(
              schema = @Schema(implementation = ServicePointView.class),
              examples = @ExampleObject(name = "point", value = Examples.SERVICE_POINT)))
  @APIResponse(
      responseCode = "200",
      description = "Known with the same content",
      content =
          @Content(
              schema = @Schema(implementation = ServicePointView.class),
              examples = @ExampleObject(name = "point", value = Examples.SERVICE_POINT)))
  public Response record(@Nullable ObjectNode call) {
    ServicePointCall.Read read = ServicePointCall.read(call);
    ServicePoints.Recorded recorded = points.record(read.customerCode(), read.facts());
    return Response.status(recorded.anew() ? Response.Status.CREATED : Response.Status.OK)
        .entity(ServicePointView.of(recorded.point()))
        .build();
  }

  @GET
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "listServicePoints",
      summary = "Lists service points",
      description = "A page of service points in the order in which they were recorded.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              schema = @Schema(implementation = ServicePointPage.class),
              examples = @ExampleObject(name = "page", value = Examples.SERVICE_POINTS)))
  public ServicePointPage list(
      @Parameter(description = "Where the page before ended") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200")
          @QueryParam("limit")
          @DefaultValue(Paging.DEFAULT_LIMIT)
          int limit) {
    Paging paging = Paging.of(cursor, limit);
    List<ServicePoint> rows = points.page(paging);
    return new ServicePointPage(
        paging.items(rows).stream().map(ServicePointView::of).toList(),
        paging.next(rows, ServicePoint::id));
  }

  @GET
  @Path("{customerCode}")
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "getServicePoint",
      summary = "Reads one service point",
      description = "The service point of a customer with its facts, oldest first.")
  @APIResponse(
      responseCode = "200",
      description = "The service point",
      content =
          @Content(
              schema = @Schema(implementation = ServicePointView.class),
              examples = @ExampleObject(name = "point", value = Examples.SERVICE_POINT)))
  public ServicePointView get(
      @Parameter(description = "Code of the customer", example = "PD05000123456")
          @PathParam("customerCode")
          String customerCode) {
    return points
        .find(customerCode)
        .map(ServicePointView::of)
        .orElseThrow(() -> ProblemException.notFound("There is no service point of this customer"));
  }
}
