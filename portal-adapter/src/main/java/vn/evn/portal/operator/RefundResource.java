package vn.evn.portal.operator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;
import vn.evn.portal.payment.Refunds;

/** Payments to be paid back, for those who look after it. */
@Path("/portal/v1/operator/refunds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operator")
public class RefundResource {
  private static final int MOST = 200;
  private static final String EXAMPLE =
      """
      {"items": [{"id": 1, "dossier": "Z99.05-261117-0012", "reference": "DVCZ9905261117001220261119091500",
       "transactionId": "202611190000457", "amountVnd": 1250000, "paidAt": "2026-11-19T09:20:00+07:00",
       "notedAt": "2026-11-19T09:20:02+07:00", "doneAt": null, "doneBy": null}], "next": null}""";

  private final Refunds refunds;
  private final Actor actor;

  @Inject
  RefundResource(Refunds refunds, Actor actor) {
    this.refunds = refunds;
    this.actor = actor;
  }

  /** A page. */
  @Schema(
      name = "RefundPage",
      description = "A page of payments for fees that another payment had settled, oldest first")
  public record RefundPage(
      List<Refunds.Refund> items,
      @Schema(description = "Cursor of the next page; null on the last", nullable = true)
          @Nullable String next) {}

  @GET
  @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
  @Operation(
      operationId = "listRefunds",
      summary = "Lists payments that are to be paid back",
      description =
          "Of two payments of one fee the first settles it; the other stands here, also after it was"
              + " paid back.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RefundPage.class),
              examples = @ExampleObject(name = "page", value = EXAMPLE)))
  public RefundPage list(
      @Parameter(description = "Where the page before ended: its next") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200") @QueryParam("limit") @DefaultValue("50")
          int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalidField("/limit", "must be from 1 to " + MOST);
    }
    List<Refunds.Refund> rows = refunds.after(after(cursor), limit + 1);
    boolean more = rows.size() > limit;
    List<Refunds.Refund> items = more ? rows.subList(0, limit) : rows;
    return new RefundPage(items, more ? String.valueOf(items.get(limit - 1).id()) : null);
  }

  @POST
  @Path("{id}/done")
  @RolesAllowed(Roles.SUPERVISOR)
  @Operation(
      operationId = "markRefundDone",
      summary = "Marks a payment as paid back",
      description = "Once, with the name of who says so. The money itself is paid back elsewhere.")
  @APIResponse(
      responseCode = "200",
      description = "It is marked",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "marked", value = "{\"id\": 1}")))
  public Map<String, Long> done(
      @Parameter(description = "Id of the payment", example = "1") @PathParam("id") long id) {
    if (!refunds.done(id, actor.name())) {
      throw ProblemException.notFound("There is no payment of this id that is to be paid back");
    }
    return Map.of("id", id);
  }

  private static long after(@Nullable String cursor) {
    try {
      return cursor == null ? 0 : Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw ProblemException.invalidField("/cursor", "is not a cursor that a page gave");
    }
  }
}
