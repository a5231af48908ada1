package vn.evn.billing.estimate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.JsonFields;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.calculation.BillInput;
import vn.evn.billing.calculation.CalculatedBill;
import vn.evn.billing.calculation.FieldFault;
import vn.evn.billing.calculation.InvalidBillInput;
import vn.evn.billing.calculation.OtherUse;
import vn.evn.billing.calculation.Usage;
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
    try {
      CalculatedBill bill = calculator.calculate(input);
      fields.refuseIfFaulty();
      return bill;
    } catch (InvalidBillInput e) {
      throw ProblemException.invalidFields(together(fields.faults(), e.faults()));
    }
  }

  private static BillInput read(JsonFields fields) {
    return BillInput.builder()
        .billPeriod(fields.month("billPeriod"))
        .customerGroup(fields.text("customerGroup"))
        .supplyVoltageKv(fields.decimal("supplyVoltageKv"))
        .usage(usage(fields.object("usage")))
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

  private static @Nullable Usage usage(@Nullable JsonFields usage) {
    if (usage == null) {
      return null;
    }
    Usage read =
        new Usage(
            usage.whole("kwh"), usage.whole("normal"), usage.whole("offPeak"), usage.whole("peak"));
    usage.refuseUnknown();
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

  /** A field that could not be read is not complained of a second time as absent. */
  private static List<FieldError> together(List<FieldError> ofForm, List<FieldFault> ofMeaning) {
    Set<String> named = ofForm.stream().map(FieldError::pointer).collect(Collectors.toSet());
    List<FieldError> all = new ArrayList<>(ofForm);
    ofMeaning.stream()
        .filter(fault -> !named.contains(fault.pointer()))
        .forEach(fault -> all.add(new FieldError(fault.pointer(), fault.detail())));
    return all;
  }
}
