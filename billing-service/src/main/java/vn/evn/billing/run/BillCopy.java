package vn.evn.billing.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import vn.evn.billing.bill.BillRow;

/**
 * Collects bills in the binary form of COPY and writes them into the partition of their period. For
 * one thread; used again for the next chunk.
 */
public final class BillCopy {
  private static final byte[] HEAD = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final String COLUMNS =
      " (service_point_id, kind, revision, bill_period, run_id, sheet_id, unit, reading_from,"
          + " reading_to, tax_point_date, usage_kwh, quantities, energy_vnd, reactive_vnd,"
          + " discount_vnd, pre_tax_vnd, vat_vnd, total_vnd, without_programmes_vnd, content_hash,"
          + " original_bill_id, estimated)";
  private static final short FIELDS = 22;
  private static final int OID_OF_INTEGER = 23;
  private static final int PART = 1 << 18;
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMM");

  /** PostgreSQL counts days from here. */
  private static final long FIRST_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

  private ByteBuffer rows = ByteBuffer.allocate(1 << 20);
  private String unit = "";
  private byte[] unitBytes = new byte[0];

  /** Forgets what was collected. */
  public void clear() {
    rows.clear();
    rows.put(HEAD);
  }

  /** Collects a bill. */
  public void add(BillRow bill) {
    int[] quantities = bill.quantities();
    room(512 + 8 * quantities.length + 4 * bill.unit().length());
    rows.putShort(FIELDS);
    whole(bill.key().servicePointId());
    rows.putInt(Short.BYTES).putShort((short) bill.key().kind());
    number(bill.key().revision());
    day(bill.key().billPeriod().atDay(1));
    if (bill.runId() == null) {
      rows.putInt(-1);
    } else {
      whole(bill.runId());
    }
    number(bill.sheetId());
    unit(bill.unit());
    day(bill.readingFrom());
    day(bill.readingTo());
    day(bill.taxPointDate());
    whole(bill.usageKwh());
    quantities(quantities);
    whole(bill.energyVnd());
    whole(bill.reactiveVnd());
    whole(bill.discountVnd());
    whole(bill.preTaxVnd());
    whole(bill.vatVnd());
    whole(bill.totalVnd());
    whole(bill.withoutProgrammesVnd());
    rows.putInt(bill.contentHash().length).put(bill.contentHash());
    UUID original = bill.originalBillId();
    if (original == null) {
      rows.putInt(-1);
    } else {
      rows.putInt(2 * Long.BYTES)
          .putLong(original.getMostSignificantBits())
          .putLong(original.getLeastSignificantBits());
    }
    rows.putInt(1).put((byte) (bill.estimated() ? 1 : 0));
  }

  /** Bytes collected. */
  public int size() {
    return rows.position();
  }

  /**
   * Writes what was collected.
   *
   * @return the number of bills
   */
  public long write(Connection connection, YearMonth billPeriod) throws SQLException {
    room(Short.BYTES);
    rows.putShort((short) -1);
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "COPY bill_" + NAME.format(billPeriod) + COLUMNS + " FROM STDIN (FORMAT binary)");
    try {
      byte[] bytes = rows.array();
      for (int from = 0; from < rows.position(); from += PART) {
        copy.writeToCopy(bytes, from, Math.min(PART, rows.position() - from));
      }
      return copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private void unit(String text) {
    if (!text.equals(unit)) {
      unit = text;
      unitBytes = text.getBytes(StandardCharsets.UTF_8);
    }
    rows.putInt(unitBytes.length).put(unitBytes);
  }

  private void quantities(int[] quantities) {
    if (quantities.length == 0) {
      rows.putInt(12).putInt(0).putInt(0).putInt(OID_OF_INTEGER);
      return;
    }
    rows.putInt(20 + 8 * quantities.length);
    rows.putInt(1).putInt(0).putInt(OID_OF_INTEGER).putInt(quantities.length).putInt(1);
    for (int kwh : quantities) {
      number(kwh);
    }
  }

  private void whole(long value) {
    rows.putInt(Long.BYTES).putLong(value);
  }

  private void number(int value) {
    rows.putInt(Integer.BYTES).putInt(value);
  }

  private void day(@Nullable LocalDate day) {
    if (day == null) {
      rows.putInt(-1);
    } else {
      number(Math.toIntExact(day.toEpochDay() - FIRST_DAY));
    }
  }

  private void room(int bytes) {
    if (rows.remaining() < bytes) {
      ByteBuffer larger = ByteBuffer.allocate(2 * rows.capacity());
      rows.flip();
      larger.put(rows);
      rows = larger;
    }
  }
}
