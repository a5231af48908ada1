package vn.evn.billing.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.tariff.PriceBook;
import vn.evn.billing.tariff.PriceBooks;
import vn.evn.billing.tariff.PriceRow;

/** A price book with its prices. */
@Schema(description = "A price book with its prices")
public record PriceBookView(
    String id,
    @Schema(description = "The decision as it is cited") String decision,
    @Schema(description = "First day on which the prices hold") LocalDate effectiveFrom,
    @Schema(description = "Last day; null for the newest", nullable = true)
        @Nullable LocalDate effectiveTo,
    @Schema(description = "Decision, date and where the numbers come from") String source,
    @Schema(description = "Customer groups that it prices") List<String> customerGroups,
    List<Price> prices) {

  /** One price. */
  @Schema(name = "Price", description = "One price of a price book")
  public record Price(
      String customerGroup,
      @Schema(description = "Range of supply voltages, such as 22to110kV") String voltageLevel,
      @Schema(description = "NORMAL, OFF_PEAK, PEAK or ALL") String timeOfUse,
      @Schema(description = "First kWh of the block as published; null without", nullable = true)
          @Nullable Long blockFromKwh,
      @Schema(description = "Last kWh of the block, included; null without end", nullable = true)
          @Nullable Long blockToKwh,
      @Schema(description = "VND per kWh before VAT") long priceVnd,
      @Schema(description = "Where the number was found") String source,
      @Schema(description = "How sure it is: HIGH, MEDIUM or LOW") String confidence) {
    static Price of(PriceRow row) {
      return new Price(
          row.customerGroup(),
          row.voltageLevel().code(),
          row.timeOfUse(),
          row.blockFromKwh(),
          row.blockToKwh(),
          row.priceVnd(),
          row.source(),
          row.confidence().name());
    }
  }

  static PriceBookView of(PriceBook book, PriceBooks books) {
    PriceBookSummary head = PriceBookSummary.of(book, books);
    return new PriceBookView(
        head.id(),
        head.decision(),
        head.effectiveFrom(),
        head.effectiveTo(),
        head.source(),
        head.customerGroups(),
        book.rows().stream().map(Price::of).toList());
  }
}
