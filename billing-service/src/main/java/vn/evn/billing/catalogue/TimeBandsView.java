package vn.evn.billing.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.tariff.TimeBand;
import vn.evn.billing.tariff.TimeBandSet;

/** The hours of each time of use on a day. */
@Schema(name = "TimeBands", description = "The hours of each time of use on a day")
public record TimeBandsView(
    @Schema(description = "The day asked for") LocalDate date,
    Hours hours,
    @Schema(
            description =
                "What would hold under the other reading of a disputed document; null when nothing"
                    + " is disputed",
            nullable = true)
        @Nullable Hours otherReading) {

  /** The hours of one document. */
  @Schema(name = "TimeBandHours", description = "The hours of one document")
  public record Hours(
      @Schema(description = "The circular or decision", examples = "16/2014/TT-BCT")
          String document,
      @Schema(description = "First day") LocalDate effectiveFrom,
      @Schema(description = "Whether the sources differ on its being in force") boolean disputed,
      @Schema(description = "How sure it is: HIGH, MEDIUM or LOW") String confidence,
      @Schema(description = "What is open about it; empty when nothing is") String note,
      List<Band> bands) {
    static Hours of(TimeBandSet set) {
      return new Hours(
          set.document(),
          set.effectiveFrom(),
          set.disputed(),
          set.confidence().name(),
          set.note(),
          set.bands().stream().map(Band::of).toList());
    }
  }

  /** A stretch of the day. */
  @Schema(name = "TimeBand", description = "A stretch of the day with one time of use")
  public record Band(
      @Schema(description = "MON_SAT or SUN") String days,
      @Schema(description = "NORMAL, OFF_PEAK or PEAK") String timeOfUse,
      @Schema(description = "First minute", examples = "09:30") String from,
      @Schema(description = "End, not included; before from when over midnight", examples = "11:30")
          String to) {
    static Band of(TimeBand band) {
      return new Band(
          band.days().name(),
          band.timeOfUse(),
          TimeBand.time(band.fromMinute()),
          TimeBand.time(band.toMinute()));
    }
  }
}
