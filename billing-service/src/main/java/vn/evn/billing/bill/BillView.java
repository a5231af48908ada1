package vn.evn.billing.bill;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.estimate.BillAdjustmentView;
import vn.evn.billing.estimate.BillLineView;
import vn.evn.contracts.bill.BillFacts;

/**
 * A bill as issued.
 *
 * @param number where it stands in the order of issue; not shown
 */
@Schema(name = "Bill", description = "A bill as issued; it never changes. Amounts in whole VND.")
public record BillView(
    @JsonIgnore @Schema(hidden = true) long number,
    @Schema(description = "Identifier") UUID id,
    @Schema(description = "Code of the customer") String customerCode,
    @Schema(description = "REGULAR, FINAL or ADJUSTMENT") BillFacts.Kind kind,
    @Schema(description = "Month of the closing reading and of issue", examples = "2020-05")
        String billPeriod,
    @Schema(description = "Customer group that it was priced in") String customerGroup,
    @Schema(description = "Code of the power unit") String unit,
    @Schema(description = "First day of the period read", nullable = true)
        @Nullable LocalDate readingFrom,
    @Schema(description = "Day of the closing reading, not in the period", nullable = true)
        @Nullable LocalDate readingTo,
    @Schema(description = "Day that decides the rate of VAT") LocalDate taxPointDate,
    @Schema(description = "Energy of the bill, kWh") long usageKwh,
    @Schema(description = "Whether it rests on a reading that nobody took but estimated")
        boolean estimated,
    @Schema(description = "Energy, summing to energyVnd") List<BillLineView> lines,
    @Schema(description = "Reactive charge and discount on the bill")
        List<BillAdjustmentView> adjustments,
    @Schema(description = "Sum of the lines, VND before VAT") long energyVnd,
    @Schema(description = "Surcharge for reactive power, VND before VAT") long reactiveVnd,
    @Schema(description = "Reduction on the whole bill, positive, VND before VAT") long discountVnd,
    @Schema(description = "energyVnd + reactiveVnd - discountVnd, VND") long preTaxVnd,
    @Schema(description = "Rate of VAT, per cent") BigDecimal vatPercent,
    @Schema(description = "VAT, VND") long vatVnd,
    @Schema(description = "Amount due, VND") long totalVnd,
    @Schema(description = "What preTaxVnd would be without any programme, VND")
        long preTaxWithoutProgrammesVnd,
    @Schema(description = "What all programmes take off before VAT, price rules included, VND")
        long reductionVnd,
    @Schema(description = "The bill that this one replaces or adjusts", nullable = true)
        @Nullable UUID originalBillId,
    @Schema(description = "When it was issued") OffsetDateTime issuedAt,
    @Schema(description = "When another took its place; null if none has", nullable = true)
        @Nullable OffsetDateTime cancelledAt) {}
