package vn.evn.billing.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.tariff.PriceBook;
import vn.evn.billing.tariff.PriceBooks;

/** A price book without its prices. */
@Schema(description = "A price book without its prices")
public record PriceBookSummary(
    String id,
    @Schema(description = "The decision as it is cited") String decision,
    @Schema(description = "First day on which the prices hold") LocalDate effectiveFrom,
    @Schema(description = "Last day; null for the newest", nullable = true)
        @Nullable LocalDate effectiveTo,
    @Schema(description = "Decision, date and where the numbers come from") String source,
    @Schema(description = "Customer groups that it prices") List<String> customerGroups) {
  static PriceBookSummary of(PriceBook book, PriceBooks books) {
    return new PriceBookSummary(
        book.id(),
        book.decision(),
        book.effectiveFrom(),
        books.lastDayOf(book).orElse(null),
        book.source(),
        List.copyOf(book.customerGroups()));
  }
}
