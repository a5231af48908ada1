package vn.evn.billing.catalogue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.evn.billing.api.Examples;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.tariff.PriceBooks;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;

/** The prices of the decisions. */
@Path("/api/v1/price-books")
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
public class PriceBookResource {
  private final PriceBooks books;

  @Inject
  PriceBookResource(BillCalculator calculator) {
    this.books = calculator.priceBooks();
  }

  @GET
  @Operation(
      operationId = "listPriceBooks",
      summary = "Lists the price books",
      description =
          "Every price book without its prices, oldest first. There is one for each decision, so"
              + " the list is short and has one page.")
  @APIResponse(
      responseCode = "200",
      description = "The price books",
      content =
          @Content(
              schema = @Schema(implementation = PriceBookPage.class),
              examples = @ExampleObject(name = "books", value = Examples.PRICE_BOOKS)))
  public PriceBookPage list() {
    return new PriceBookPage(
        books.all().stream().map(book -> PriceBookSummary.of(book, books)).toList(), null);
  }

  @GET
  @Path("{id}")
  @Operation(
      operationId = "getPriceBook",
      summary = "Reads one price book",
      description = "The prices of one decision, each with its source. VND per kWh before VAT.")
  @APIResponse(
      responseCode = "200",
      description = "The price book",
      content =
          @Content(
              schema = @Schema(implementation = PriceBookView.class),
              examples = @ExampleObject(name = "book", value = Examples.PRICE_BOOK)))
  public PriceBookView get(
      @Parameter(description = "Identifier", example = "648-QD-BCT") @PathParam("id") String id) {
    return books
        .find(id)
        .map(book -> PriceBookView.of(book, books))
        .orElseThrow(() -> ProblemException.notFound("There is no price book of this identifier"));
  }
}
