package vn.evn.billing.estimate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.JsonFields;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.BillComparison;
import vn.evn.billing.calculation.BillInput;
import vn.evn.billing.calculation.CalculatedBill;
import vn.evn.billing.calculation.OtherUse;
import vn.evn.billing.calculation.Usage;
import vn.evn.billing.tariff.TimeOfUse;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.ProblemException;

/** Computes the bill of a body, or names every fault of its form and of its meaning together. */
final class EstimateReader {
  private final BillCalculator calculator;

  EstimateReader(BillCalculator calculator) {
    this.calculator = calculator;
  }

  /**
   * Computes the bill.
   *
   * @throws ProblemException (400) if the body is no JSON object, (422) with every fault
   */
  CalculatedBill calculate(@Nullable JsonNode body) {
    JsonFields fields = JsonFields.of(body);
    BillInput input = read(fields);
    fields.refuseUnknown();
    refuseIfFaulty(fields, faults("", input));
    return calculator.calculate(input);
  }

  /**
   * Compares the two bills of a body.
   *
   * @throws ProblemException (400) if the body is no JSON object, (422) with every fault of both
   */
  BillComparison compare(@Nullable JsonNode body) {
    JsonFields fields = JsonFields.of(body);
    fields.require("before", "after");
    BillInput before = nested(fields.object("before"));
    BillInput after = nested(fields.object("after"));
    fields.refuseUnknown();
    List<FieldError> ofMeaning = new ArrayList<>();
    if (before != null) {
      ofMeaning.addAll(faults("/before", before));
    }
    if (after != null) {
      ofMeaning.addAll(faults("/after", after));
    }
    refuseIfFaulty(fields, ofMeaning);
    if (before == null || after == null) {
      throw new IllegalStateException("required fields were checked");
    }
    return calculator.compare(before, after);
  }

  private @Nullable BillInput nested(@Nullable JsonFields fields) {
    if (fields == null) {
      return null;
    }
    BillInput input = read(fields);
    fields.refuseUnknown();
    return input;
  }

  private BillInput read(JsonFields fields) {
    return BillInput.builder()
        .billPeriod(fields.month("billPeriod"))
        .customerGroup(fields.text("customerGroup"))
        .supplyVoltageKv(fields.decimal("supplyVoltageKv"))
        .usage(usage(fields.object("usage"), true))
        .households(fields.count("households"))
        .persons(fields.count("persons"))
        .tenantsDeclared(fields.flag("tenantsDeclared"))
        .readingFrom(fields.date("readingFrom"))
        .readingTo(fields.date("readingTo"))
        .partialPeriod(fields.flag("partialPeriod"))
        .taxPointDate(fields.date("taxPointDate"))
        .powerFactor(fields.decimal("powerFactor"))
        .otherUse(otherUse(fields.object("otherUse")))
        .eligibilities(fields.texts("eligibilities"))
        .build();
  }

  private @Nullable Usage usage(@Nullable JsonFields usage, boolean mayHaveSegments) {
    if (usage == null) {
      return null;
    }
    Map<String, Long> bands = new LinkedHashMap<>();
    for (TimeOfUse time : calculator.rules().timesOfUse().all()) {
      Long kwh = usage.whole(time.register());
      if (kwh != null) {
        bands.put(time.register(), kwh);
      }
    }
    Usage read =
        new Usage(
            usage.whole("kwh"),
            bands,
            mayHaveSegments
                ? usage.objects("segments").stream().map(this::segment).toList()
                : List.of());
    usage.refuseUnknown();
    return read;
  }

  private Usage.Segment segment(JsonFields segment) {
    Usage.Segment read =
        new Usage.Segment(
            segment.date("from"), segment.date("to"), usage(segment.object("usage"), false));
    segment.refuseUnknown();
    return read;
  }

  private static @Nullable OtherUse otherUse(@Nullable JsonFields use) {
    if (use == null) {
      return null;
    }
    OtherUse read = new OtherUse(use.text("customerGroup"), use.decimal("share"));
    use.refuseUnknown();
    return read;
  }

  private List<FieldError> faults(String prefix, BillInput input) {
    return calculator.faultsOf(input).stream()
        .map(fault -> new FieldError(prefix + fault.pointer(), fault.detail()))
        .toList();
  }

  /** A field that could not be read is not complained of a second time as absent. */
  private static void refuseIfFaulty(JsonFields fields, List<FieldError> ofMeaning) {
    List<FieldError> all = new ArrayList<>(fields.faults());
    Set<String> named = all.stream().map(FieldError::pointer).collect(Collectors.toSet());
    ofMeaning.stream().filter(fault -> !named.contains(fault.pointer())).forEach(all::add);
    if (!all.isEmpty()) {
      throw ProblemException.invalidFields(all);
    }
  }
}
