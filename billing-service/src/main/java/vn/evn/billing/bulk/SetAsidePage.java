package vn.evn.billing.bulk;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of readings that were set aside. */
@Schema(description = "A page of readings that cannot be true, oldest first")
public record SetAsidePage(
    List<SetAside> items,
    @Schema(description = "Cursor of the next page; null on the last", nullable = true)
        @Nullable String next) {

  /** A reading that cannot be true. */
  @Schema(name = "ReadingSetAside", description = "A reading that cannot be true")
  public record SetAside(
      @Schema(description = "Identifier") long id,
      @Schema(description = "Identifier of the import") long importId,
      @Schema(description = "Line of the file") long line,
      @Schema(description = "Code of the customer") String customerCode,
      @Schema(description = "Number on the meter") String meterNumber,
      @Schema(description = "START, PERIODIC or CLOSING") String kind,
      @Schema(description = "When it was read") OffsetDateTime at,
      @Schema(description = "Of a meter with one register, kWh", nullable = true)
          @Nullable Long kwh,
      @Schema(description = "Normal hours, kWh", nullable = true) @Nullable Long normal,
      @Schema(description = "Off-peak hours, kWh", nullable = true) @Nullable Long offPeak,
      @Schema(description = "Peak hours, kWh", nullable = true) @Nullable Long peak,
      @Schema(description = "Whether it is an estimate") boolean estimated,
      @Schema(
              description =
                  "UNKNOWN_CUSTOMER, UNKNOWN_METER, OTHER_REGISTERS, IN_THE_FUTURE,"
                      + " OTHER_VALUES_KNOWN, OTHER_VALUES_IN_FILE, BACKWARDS, ROLLOVER or"
                      + " IMPOSSIBLE_USE")
          String reason) {}
}
