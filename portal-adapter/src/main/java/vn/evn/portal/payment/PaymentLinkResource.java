package vn.evn.portal.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.problem.Problem;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;

/** Where a fee can be paid, for the channels that show it to the applicant. */
@Path("/api/v1/payment-links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Payment")
public class PaymentLinkResource {
  private static final String LINK_EXAMPLE =
      """
      {"dossier": "Z99.05-261117-0012", "reference": "DVCZ9905261117001220261119091500", "amountVnd": 1250000,
       "feeName": "Chi phí thay đổi công suất", "payUrl": "https://thanhtoan.dvcqg.example/giao-dich/1"}""";

  private final PaymentLinks links;

  @Inject
  PaymentLinkResource(PaymentLinks links) {
    this.links = links;
  }

  /** Which fee is to be paid. */
  @Schema(name = "PaymentLinkWish", description = "The dossier whose fee is to be paid")
  public record Wish(
      @Schema(
              description = "Dossier code",
              examples = {"Z99.05-261117-0012"})
          @Nullable String dossier) {}

  /** Where it can be paid. */
  @Schema(name = "PaymentLink", description = "Where a fee can be paid, once")
  public record View(
      String dossier,
      @Schema(description = "Reference of this attempt (MaThamChieu)") String reference,
      @Schema(description = "What is due, whole VND") long amountVnd,
      String feeName,
      @Schema(description = "Page of the payment platform") String payUrl) {}

  @POST
  @RolesAllowed({Roles.CHANNEL, Roles.OFFICER})
  @Operation(
      operationId = "createPaymentLink",
      summary = "Begins a payment of what is due for a dossier",
      description =
          "Each call begins a new attempt at the payment platform. The amount is what the request"
              + " says is due; a caller has no say in it. Coming back to a page settles nothing: the"
              + " platform's confirmation does, or its answer when it is asked.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Wish.class),
              examples =
                  @ExampleObject(
                      name = "dossier",
                      value = "{\"dossier\": \"Z99.05-261117-0012\"}")))
  @APIResponse(
      responseCode = "201",
      description = "The attempt",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = View.class),
              examples = @ExampleObject(name = "link", value = LINK_EXAMPLE)))
  @APIResponse(
      responseCode = "404",
      description = "There is no such dossier",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @APIResponse(
      responseCode = "409",
      description = "Nothing is due",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @APIResponse(
      responseCode = "429",
      description = "Too many attempts of this fee",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @APIResponse(
      responseCode = "503",
      description = "The payment platform gives no answer at present",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Response create(@Nullable Wish wish) {
    String dossier = wish == null ? null : wish.dossier();
    if (dossier == null || dossier.isBlank()) {
      throw ProblemException.invalidField("/dossier", "is required");
    }
    PaymentLinks.Link link = links.create(dossier);
    return Response.status(201)
        .entity(
            new View(
                link.dossier(), link.reference(), link.amountVnd(), link.feeName(), link.payUrl()))
        .build();
  }
}
