package vn.evn.billing.inbound;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.bill.UsageCorrection;
import vn.evn.contracts.bill.BillFacts;
import vn.evn.contracts.reading.Registers;
import vn.evn.platform.inbox.PermanentlyRefused;

/**
 * Reads the corrections of an outcome. Each names a bill by {@code billPeriod} and perhaps {@code
 * kind}, and tells its energy: {@code usageKwh}, or {@code usage} with kwh alone or the three
 * bands.
 */
final class CorrectionReader {
  /** A bill has at most this much energy. */
  private static final long MOST_KWH = 10_000_000;

  private CorrectionReader() {}

  /**
   * Reads them.
   *
   * @throws PermanentlyRefused if one cannot be read, or two are about one bill
   */
  static List<UsageCorrection> read(List<Map<String, Object>> told) {
    List<UsageCorrection> corrections = new ArrayList<>();
    Set<String> bills = new HashSet<>();
    for (int i = 0; i < told.size(); i++) {
      UsageCorrection correction = one(told.get(i), "correction " + (i + 1));
      corrections.add(correction);
      if (!bills.add(correction.billPeriod() + " " + correction.kind())) {
        throw new PermanentlyRefused("two corrections are about the bill of one period");
      }
    }
    return corrections;
  }

  private static UsageCorrection one(Map<String, Object> told, String name) {
    Object kind = told.get("kind");
    if (kind != null && !"REGULAR".equals(kind) && !"FINAL".equals(kind)) {
      throw new PermanentlyRefused(name + ": kind must be REGULAR or FINAL");
    }
    return new UsageCorrection(
        period(told.get("billPeriod"), name),
        kind == null ? null : BillFacts.Kind.valueOf((String) kind),
        usage(told, name));
  }

  private static YearMonth period(@Nullable Object told, String name) {
    try {
      if (told instanceof String text) {
        return YearMonth.parse(text);
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw new PermanentlyRefused(name + ": billPeriod must be a month such as 2020-05");
  }

  private static Registers usage(Map<String, Object> told, String name) {
    Object usage = told.get("usage");
    Object whole = told.get("usageKwh");
    if ((usage == null) == (whole == null)) {
      throw new PermanentlyRefused(name + ": must tell usageKwh or usage");
    }
    Registers registers =
        usage instanceof Map<?, ?> parts
            ? new Registers(
                kwh(parts.get("kwh"), name),
                kwh(parts.get("normal"), name),
                kwh(parts.get("offPeak"), name),
                kwh(parts.get("peak"), name))
            : new Registers(kwh(whole, name), null, null, null);
    List<@Nullable Long> bands =
        Arrays.asList(registers.normal(), registers.offPeak(), registers.peak());
    boolean three = bands.stream().allMatch(band -> band != null);
    boolean none = bands.stream().allMatch(band -> band == null);
    if (registers.kwh() == null ? !three : !none) {
      throw new PermanentlyRefused(
          name + ": usage must be kwh alone, or normal, offPeak and peak, in whole kWh");
    }
    return registers;
  }

  private static @Nullable Long kwh(@Nullable Object told, String name) {
    if (told == null) {
      return null;
    }
    if (told instanceof Integer || told instanceof Long) {
      long kwh = ((Number) told).longValue();
      if (kwh >= 0 && kwh <= MOST_KWH) {
        return kwh;
      }
    }
    throw new PermanentlyRefused(name + ": energy must be 0 to " + MOST_KWH + ", in whole kWh");
  }
}
