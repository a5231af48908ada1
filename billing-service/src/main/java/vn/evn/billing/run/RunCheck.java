package vn.evn.billing.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.bill.BillSheets;
import vn.evn.billing.calculation.BillSheet;
import vn.evn.billing.run.RunTotals.Part;
import vn.evn.billing.run.RunTotals.Sums;

/** Sums the bills of a run by themselves and holds the sums of the chunks against them. */
@ApplicationScoped
class RunCheck {
  private final RunRows rows;
  private final BillSheets sheets;

  @Inject
  RunCheck(RunRows rows, BillSheets sheets) {
    this.rows = rows;
    this.sheets = sheets;
  }

  private record Line(int sheet, String unit, Sums sums) {}

  /** The control totals, from the bills. */
  @Transactional(Transactional.TxType.MANDATORY)
  RunTotals totals(Run run) {
    List<Line> lines =
        rows.list(
            "SELECT sheet_id, unit, count(*), count(*) FILTER (WHERE estimated), sum(usage_kwh), sum(pre_tax_vnd),"
                + " sum(without_programmes_vnd - pre_tax_vnd), sum(vat_vnd), sum(total_vnd)"
                + " FROM bill WHERE bill_period = ? AND run_id = ? GROUP BY sheet_id, unit",
            s -> {
              s.setObject(1, run.billPeriod().atDay(1));
              s.setLong(2, run.id());
            },
            r ->
                new Line(
                    r.getInt(1),
                    r.getString(2),
                    new Sums(
                        r.getLong(3),
                        r.getLong(4),
                        r.getLong(5),
                        r.getLong(6),
                        r.getLong(7),
                        r.getLong(8),
                        r.getLong(9))));
    Map<String, Sums> groups = new TreeMap<>();
    Map<String, Sums> units = new TreeMap<>();
    Map<String, Sums> rules = new TreeMap<>();
    Sums all = Sums.NONE;
    for (Line line : lines) {
      BillSheet sheet = sheets.get(line.sheet());
      all = all.plus(line.sums());
      groups.merge(sheet.customerGroup(), line.sums(), Sums::plus);
      units.merge(line.unit(), line.sums(), Sums::plus);
      rules.merge(ruleOf(sheet), line.sums(), Sums::plus);
    }
    return new RunTotals(all, parts(groups), parts(units), parts(rules), differences(run, all));
  }

  /** The rules that act on bills of a sheet; empty for none. */
  private static String ruleOf(BillSheet sheet) {
    BillSheet.Discount discount = sheet.discount();
    List<String> rules =
        Stream.concat(
                sheet.lines().stream().map(BillSheet.Line::rule),
                Stream.of(discount == null ? null : discount.rule()))
            .filter(rule -> rule != null)
            .distinct()
            .toList();
    return String.join(" + ", rules);
  }

  private static List<Part> parts(Map<String, Sums> sums) {
    List<Part> parts = new ArrayList<>();
    sums.forEach((name, part) -> parts.add(new Part(name.isEmpty() ? null : name, part)));
    return parts;
  }

  private List<String> differences(Run run, Sums bills) {
    RunProgress chunks = rows.progress(run.id());
    List<String> differences = new ArrayList<>();
    differ(differences, "bills", chunks.bills(), bills.bills());
    differ(differences, "bills on estimates", chunks.estimated(), bills.estimated());
    differ(differences, "kWh", chunks.usageKwh(), bills.usageKwh());
    differ(differences, "VND before VAT", chunks.preTaxVnd(), bills.preTaxVnd());
    differ(differences, "VND of reduction", chunks.reductionVnd(), bills.reductionVnd());
    differ(differences, "VND of VAT", chunks.vatVnd(), bills.vatVnd());
    differ(differences, "VND with VAT", chunks.totalVnd(), bills.totalVnd());
    long accounted =
        chunks.bills() + chunks.withoutBill() + chunks.billedBefore() + chunks.notDue();
    if (chunks.chunksDone() == chunks.chunks()) {
      differ(differences, "points accounted for", accounted, chunks.points());
    }
    return differences;
  }

  private static void differ(List<String> differences, String what, long chunks, long bills) {
    if (chunks != bills) {
      differences.add(what + ": " + chunks + " by the chunks, " + bills + " by the bills");
    }
  }

  /** The name of a difference for a problem answer; null when there is none. */
  static @Nullable String first(RunTotals totals) {
    return totals.differences().isEmpty() ? null : String.join("; ", totals.differences());
  }
}
