package vn.evn.simulator.payment;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
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
import vn.evn.simulator.payment.Transactions.Transaction;
import vn.evn.simulator.problem.Problem;
import vn.evn.simulator.problem.ProblemException;

/** The page at which a citizen pays: real money is none. */
@Path("/payment/pages/{reference}")
@Tag(name = "Payment platform")
@APIResponse(
    responseCode = "404",
    description = "No such payment was begun",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class PayPageResource {
  private static final String ANSWER_EXAMPLE =
      """
      {"reference": "DVCZ9905261117001220261119091500", "state": "1", "transaction": "202611190000456",
       "confirmed": true}""";

  private final Transactions transactions;
  private final Confirmations confirmations;

  PayPageResource(Transactions transactions, Confirmations confirmations) {
    this.transactions = transactions;
    this.confirmations = confirmations;
  }

  /**
   * What came of it.
   *
   * @param state TrangThaiGD
   * @param confirmed whether the agency was told
   */
  @Schema(name = "PaymentEnded")
  record Ended(
      @Schema(examples = "DVCZ9905261117001220261119091500") String reference,
      @Schema(description = "1 paid, 4 failed", examples = "1") String state,
      @Schema(nullable = true, examples = "202611190000456") @Nullable String transaction,
      @Schema(examples = "true") boolean confirmed) {}

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(
      operationId = "showPayPage",
      summary = "Shows what is to be paid",
      description =
          "A plain page with three buttons: pay, pay without telling the agency, give up.")
  @APIResponse(
      responseCode = "200",
      description = "The page",
      content =
          @Content(
              mediaType = MediaType.TEXT_HTML,
              schema = @Schema(implementation = String.class),
              examples = @ExampleObject(name = "page", value = "<!DOCTYPE html>…")))
  public Response show(
      @Parameter(description = "MaThamChieu", example = "DVCZ9905261117001220261119091500")
          @PathParam("reference")
          String reference) {
    Transaction payment = find(reference);
    String page =
        """
        <!DOCTYPE html>
        <html lang="vi"><head><meta charset="utf-8"><title>Thanh toán mô phỏng</title></head>
        <body><h1>Thanh toán mô phỏng</h1><p>%s đồng, trạng thái %s</p><form method="post">
        <button name="outcome" value="paid">Thanh toán</button>
        <button name="outcome" value="silent">Thanh toán, không báo cho cơ quan</button>
        <button name="outcome" value="failed">Không thanh toán</button></form></body></html>
        """
            .formatted(payment.amountVnd().replaceAll("\\D", ""), payment.state());
    return Response.ok(page, MediaType.TEXT_HTML + ";charset=UTF-8")
        .header("Content-Security-Policy", "default-src 'none'; form-action 'self'")
        .build();
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "endPayment",
      summary = "Pays, or gives up",
      description =
          "outcome paid: paid, and the agency is told by a confirmation; silent: paid, and it is not"
              + " told; failed: not paid. A payment that ended stays as it is.")
  @APIResponse(
      responseCode = "200",
      description = "What came of it",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Ended.class),
              examples = @ExampleObject(name = "paid", value = ANSWER_EXAMPLE)))
  @APIResponse(
      responseCode = "422",
      description = "No such outcome",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Ended end(
      @Parameter(description = "MaThamChieu", example = "DVCZ9905261117001220261119091500")
          @PathParam("reference")
          String reference,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                      schema = @Schema(type = SchemaType.OBJECT),
                      examples = @ExampleObject(name = "pay", value = "outcome=paid")))
          MultivaluedMap<String, String> form) {
    Transaction payment = find(reference);
    String outcome = Objects.requireNonNullElse(form.getFirst("outcome"), "");
    if (outcome.equals("failed")) {
      Transaction ended = transactions.end(reference, payment.failed()).orElseThrow();
      return new Ended(reference, ended.state(), ended.transaction(), false);
    }
    if (!outcome.equals("paid") && !outcome.equals("silent")) {
      throw ProblemException.invalidField("/outcome", "must be paid, silent or failed");
    }
    Transaction ended =
        transactions
            .end(reference, payment.paid(confirmations.newTransaction(), confirmations.now()))
            .orElseThrow();
    boolean told = outcome.equals("paid") && ended.state().equals("1") && confirmations.tell(ended);
    return new Ended(reference, ended.state(), ended.transaction(), told);
  }

  private Transaction find(String reference) {
    return transactions
        .find(reference)
        .orElseThrow(
            () ->
                new ProblemException(
                    404, "payment-not-found", "No such payment", "None was begun so"));
  }
}
