package vn.evn.billing.bulk;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.bulk.BulkForm.Column;
import vn.evn.billing.bulk.BulkForm.Kind;
import vn.evn.billing.point.Facts;
import vn.evn.billing.point.ServicePointCall;
import vn.evn.billing.point.ServicePoints;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.ProblemException;

/** Takes in files of service points: new customers, and facts that hold from a later day on. */
@ApplicationScoped
class PointImports {
  static final BulkForm FORM =
      new BulkForm(
          Map.ofEntries(
              Map.entry("customer_code", new Column("customerCode", Kind.TEXT)),
              Map.entry("valid_from", new Column("validFrom", Kind.TEXT)),
              Map.entry("customer_group", new Column("customerGroup", Kind.TEXT)),
              Map.entry("supply_voltage_kv", new Column("supplyVoltageKv", Kind.NUMBER)),
              Map.entry("households", new Column("households", Kind.NUMBER)),
              Map.entry("persons", new Column("persons", Kind.NUMBER)),
              Map.entry("other_customer_group", new Column("otherUse/customerGroup", Kind.TEXT)),
              Map.entry("other_share", new Column("otherUse/share", Kind.NUMBER)),
              Map.entry("meter_number", new Column("meterNumber", Kind.TEXT)),
              Map.entry("three_band", new Column("threeBand", Kind.FLAG)),
              Map.entry("unit", new Column("unit", Kind.TEXT))),
          List.of("customer_code", "valid_from", "customer_group", "meter_number", "unit"));

  private static final String COLUMNS =
      "valid_from, customer_group, supply_voltage_kv, households, persons, other_customer_group,"
          + " other_share, meter_number, three_band, unit";

  /** Whether two rows of facts say the same. */
  private static final String SAME =
      "(a.customer_group, a.supply_voltage_kv, a.households, a.persons, a.other_customer_group,"
          + " a.other_share, a.meter_number, a.three_band, a.unit) IS NOT DISTINCT FROM"
          + " (b.customer_group, b.supply_voltage_kv, b.households, b.persons,"
          + " b.other_customer_group, b.other_share, b.meter_number, b.three_band, b.unit)";

  private static final int MOST_KINDS = 10_000;

  private final DataSource dataSource;
  private final ServicePoints points;
  private final Clock clock;

  @Inject
  PointImports(DataSource dataSource, ServicePoints points, Clock clock) {
    this.dataSource = dataSource;
    this.points = points;
    this.clock = clock;
  }

  /**
   * Imports a file.
   *
   * @throws ProblemException (400, 413, 422) with the faults of the file by line
   */
  @Transactional
  @TransactionConfiguration(timeout = 3_600)
  BulkImportView imported(BulkFile file, String by) {
    try (BulkSession session = new BulkSession(dataSource.getConnection())) {
      session.run(
          "CREATE TEMP TABLE import_point (line bigint, customer_code text, valid_from date,"
              + " customer_group text, supply_voltage_kv numeric(6, 3), households integer,"
              + " persons integer, other_customer_group text, other_share numeric(7, 6),"
              + " meter_number text, three_band boolean, unit text) ON COMMIT DROP");
      try (CopyText copy = new CopyText(session.connection(), "import_point")) {
        Map<Priced, List<FieldError>> checked = new HashMap<>();
        file.read((line, object) -> take(line, ServicePointCall.read(object), checked, copy));
        copy.finish();
      }
      session.run("ANALYZE import_point");
      session.refuse(
          "SELECT b.line, '', 'says something else than line ' || a.line || ' of the same customer"
              + " and day' FROM (SELECT DISTINCT ON (customer_code, valid_from) * FROM import_point"
              + " ORDER BY customer_code, valid_from, line) a JOIN import_point b"
              + " USING (customer_code, valid_from) WHERE NOT "
              + SAME);
      session.refuse(
          "SELECT a.line, '/validFrom', 'other facts are known from this day'"
              + " FROM import_point a JOIN service_point p USING (customer_code)"
              + " JOIN service_point_facts b ON b.service_point_id = p.id"
              + " AND b.valid_from = a.valid_from WHERE NOT "
              + SAME);
      session.run(
          "INSERT INTO service_point (customer_code) SELECT customer_code FROM import_point"
              + " GROUP BY customer_code ORDER BY min(line) ON CONFLICT DO NOTHING");
      long added =
          session.run(
              "INSERT INTO service_point_facts (service_point_id, "
                  + COLUMNS
                  + ") SELECT DISTINCT ON (p.id, valid_from) p.id, "
                  + COLUMNS
                  + " FROM import_point JOIN service_point p USING (customer_code)"
                  + " ORDER BY p.id, valid_from ON CONFLICT (service_point_id, valid_from)"
                  + " DO NOTHING");
      return session.note("SERVICE_POINTS", file.digest(), file.lines(), added, 0, clock, by);
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    } catch (IOException e) {
      throw ProblemException.unreadable("The file was cut off");
    }
  }

  /** What the check of facts depends on; few of these are different in a file. */
  private record Priced(
      String group,
      BigDecimal voltage,
      @Nullable Integer households,
      @Nullable Integer persons,
      Facts.@Nullable SecondUse otherUse,
      boolean threeBand,
      YearMonth month) {}

  private void take(
      long line, ServicePointCall.Read read, Map<Priced, List<FieldError>> checked, CopyText copy)
      throws IOException {
    Facts f = read.facts();
    Priced priced =
        new Priced(
            f.customerGroup(),
            f.supplyVoltageKv(),
            f.households(),
            f.persons(),
            f.otherUse(),
            f.threeBand(),
            YearMonth.from(f.validFrom()));
    if (checked.size() > MOST_KINDS) {
      checked.clear();
    }
    List<FieldError> faults = checked.computeIfAbsent(priced, p -> points.faultsOf(f));
    BulkFile.refuseIfFaulty(faults);
    Facts.SecondUse other = f.otherUse();
    try {
      copy.row(
          line,
          read.customerCode(),
          f.validFrom(),
          f.customerGroup(),
          f.supplyVoltageKv().toPlainString(),
          f.households(),
          f.persons(),
          other == null ? null : other.customerGroup(),
          other == null ? null : other.share().toPlainString(),
          f.meterNumber(),
          f.threeBand(),
          f.unit());
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
