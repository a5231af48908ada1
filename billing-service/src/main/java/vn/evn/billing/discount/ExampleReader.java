package vn.evn.billing.discount;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the worked examples of a programme and checks that their own sums agree. */
final class ExampleReader {
  private ExampleReader() {}

  static List<WorkedExample> examples(JsonField root) {
    return root.children("examples").stream().map(ExampleReader::example).toList();
  }

  private static WorkedExample example(JsonField field) {
    field.refuseOthers(
        "name",
        "bill",
        "lines",
        "energyVnd",
        "discountVnd",
        "preTaxVnd",
        "reductionVnd",
        "otherReadingOf");
    JsonField bill =
        field.optionalObject("bill").orElseThrow(() -> field.fault("bill", "must be an object"));
    bill.refuseOthers(
        "billPeriod",
        "customerGroup",
        "supplyVoltageKv",
        "usage",
        "households",
        "eligibilities",
        "readingFrom",
        "readingTo");
    WorkedExample example =
        new WorkedExample(
            field.text("name"),
            bill.month("billPeriod"),
            bill.text("customerGroup"),
            bill.optionalDecimal("supplyVoltageKv").orElse(null),
            usage(bill),
            bill.optionalWhole("households").map(Math::toIntExact).orElse(null),
            eligibilities(bill),
            bill.optionalDate("readingFrom").orElse(null),
            bill.optionalDate("readingTo").orElse(null),
            lines(field),
            field.whole("energyVnd"),
            field.whole("discountVnd"),
            field.whole("preTaxVnd"),
            field.whole("reductionVnd"),
            field.optionalText("otherReadingOf").orElse(null),
            field.dataPlace());
    checkSums(example, field);
    return example;
  }

  private static Map<String, Long> usage(JsonField bill) {
    JsonField usage =
        bill.optionalObject("usage").orElseThrow(() -> bill.fault("usage", "must be an object"));
    Map<String, Long> read = new LinkedHashMap<>();
    usage.names().forEach(name -> read.put(name, usage.whole(name)));
    return read;
  }

  private static Set<String> eligibilities(JsonField bill) {
    return bill.names().contains("eligibilities")
        ? bill.texts("eligibilities")
        : new LinkedHashSet<>();
  }

  private static List<WorkedExample.Line> lines(JsonField field) {
    List<WorkedExample.Line> lines = new ArrayList<>();
    for (JsonField line : field.children("lines")) {
      WorkedExample.Line read =
          new WorkedExample.Line(
              line.text("code"),
              line.whole("kwh"),
              line.whole("unitPriceVnd"),
              line.whole("amountVnd"));
      if (Math.multiplyExact(read.kwh(), read.unitPriceVnd()) != read.amountVnd()) {
        throw line.fault(
            "amountVnd", "wrong sum: " + read.kwh() + " × " + read.unitPriceVnd() + " is not it");
      }
      lines.add(read);
    }
    return lines;
  }

  private static void checkSums(WorkedExample example, JsonField field) {
    long sum = example.lines().stream().mapToLong(WorkedExample.Line::amountVnd).sum();
    if (sum != example.energyVnd()) {
      throw field.fault("energyVnd", "wrong sum: the lines come to " + sum);
    }
    if (example.energyVnd() - example.discountVnd() != example.preTaxVnd()) {
      throw field.fault(
          "preTaxVnd",
          "wrong sum: energyVnd less discountVnd is "
              + (example.energyVnd() - example.discountVnd()));
    }
  }
}
