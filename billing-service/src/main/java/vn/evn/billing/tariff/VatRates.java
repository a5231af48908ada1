package vn.evn.billing.tariff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.evn.billing.money.Percent;

/** The rates of value added tax on electricity, by tax point date, without gap or overlap. */
public final class VatRates {
  private final List<VatRate> rates;

  private VatRates(List<VatRate> rates) {
    this.rates = List.copyOf(rates);
  }

  /** Reads the rates from a source of data. */
  public static VatRates load(DataSource source) {
    return read(source.file("legal-data/vat-rates.csv"));
  }

  static VatRates read(DataFile file) {
    List<VatRate> rates = new ArrayList<>();
    for (CsvRow row : file.table().rows()) {
      VatRate rate =
          new VatRate(
              row.optionalDate("from").orElse(null),
              row.optionalDate("to").orElse(null),
              new Percent(row.decimal("percent")),
              row.text("legal_basis"),
              row.oneOf("confidence", Confidence::find));
      checkFollows(rates, rate, row);
      rates.add(rate);
    }
    return new VatRates(rates);
  }

  private static void checkFollows(List<VatRate> earlier, VatRate rate, CsvRow row) {
    if (rate.from() != null && rate.to() != null && rate.to().isBefore(rate.from())) {
      throw row.fault("the range ends before it starts");
    }
    if (earlier.isEmpty()) {
      return;
    }
    LocalDate lastDay = earlier.get(earlier.size() - 1).to();
    if (lastDay == null || !lastDay.plusDays(1).equals(rate.from())) {
      throw row.fault("gap or overlap: the rate before ends on " + lastDay);
    }
  }

  /** Every rate, oldest first. */
  public List<VatRate> all() {
    return rates;
  }

  /** The rate on a tax point date; absent where none is laid down. */
  public Optional<VatRate> on(LocalDate taxPointDate) {
    return rates.stream().filter(rate -> rate.holdsOn(taxPointDate)).findFirst();
  }
}
