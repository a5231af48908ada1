package vn.evn.billing.bill;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.calculation.CalculatedBill;
import vn.evn.billing.point.Facts;
import vn.evn.billing.reading.Consumption;
import vn.evn.contracts.reading.Registers;

/**
 * The hash of a bill: the SHA-256 of what it was computed from (facts, readings, eligibilities, tax
 * date, prices and rules) and of what came out. For one thread.
 */
public final class BillHash {
  /** Bytes of a hash. */
  public static final int BYTES = 32;

  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(8 * BYTES);

  private final MessageDigest sha256 = sha256();
  private ByteBuffer buffer = ByteBuffer.allocate(4096);

  /**
   * The hash of a bill.
   *
   * @param sheetDigest SHA-256 of the sheet
   */
  byte[] of(
      BillKey key,
      Facts facts,
      Consumption consumption,
      Set<String> eligibilities,
      LocalDate taxPointDate,
      byte[] sheetDigest,
      CalculatedBill amounts) {
    buffer.clear();
    number(key.servicePointId());
    number(key.billPeriod().getYear() * 12L + key.billPeriod().getMonthValue());
    number(key.kind());
    text(facts.customerGroup());
    text(facts.supplyVoltageKv().toPlainString());
    number(facts.households() == null ? -1 : facts.households());
    number(facts.persons() == null ? -1 : facts.persons());
    Facts.SecondUse other = facts.otherUse();
    text(other == null ? "" : other.customerGroup() + " " + other.share().toPlainString());
    text(facts.unit());
    number(consumption.from().toEpochDay());
    number(consumption.to().toEpochDay());
    number(consumption.partial() ? 1 : 0);
    registers(consumption.used());
    number(consumption.segments().size());
    for (Consumption.Segment segment : consumption.segments()) {
      number(segment.from().toEpochDay());
      number(segment.to().toEpochDay());
      registers(segment.used());
    }
    number(eligibilities.size());
    if (!eligibilities.isEmpty()) {
      new TreeSet<>(eligibilities).forEach(this::text);
    }
    number(taxPointDate.toEpochDay());
    bytes(sheetDigest);
    for (int kwh : amounts.quantities()) {
      number(kwh);
    }
    number(amounts.energyVnd());
    number(amounts.reactiveVnd());
    number(amounts.discountVnd());
    number(amounts.vatVnd());
    number(amounts.preTaxWithoutProgrammesVnd());
    if (consumption.estimated()) {
      // At the end, so that bills from before estimates were known keep their hash.
      number(1);
    }
    sha256.update(buffer.array(), 0, buffer.position());
    return sha256.digest();
  }

  /** The sum of two hashes modulo 2^256: that of many bills, in whatever order and parts. */
  public static byte[] plus(byte[] one, byte[] other) {
    byte[] sum = new BigInteger(1, one).add(new BigInteger(1, other)).mod(MODULUS).toByteArray();
    byte[] hash = new byte[BYTES];
    int length = Math.min(sum.length, BYTES);
    System.arraycopy(sum, sum.length - length, hash, BYTES - length, length);
    return hash;
  }

  /** Adds a hash to a sum in place; the same as {@link #plus}. */
  public static void add(byte[] sum, byte[] hash) {
    int carry = 0;
    for (int i = BYTES - 1; i >= 0; i--) {
      int digit = (sum[i] & 0xff) + (hash[i] & 0xff) + carry;
      sum[i] = (byte) digit;
      carry = digit >>> 8;
    }
  }

  private void registers(Registers registers) {
    register(registers.kwh());
    register(registers.normal());
    register(registers.offPeak());
    register(registers.peak());
  }

  private void register(@Nullable Long value) {
    number(value == null ? -1 : value);
  }

  private void number(long value) {
    room(Long.BYTES);
    buffer.putLong(value);
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    bytes(bytes);
  }

  private void bytes(byte[] bytes) {
    room(bytes.length);
    buffer.put(bytes);
  }

  private void room(int bytes) {
    if (buffer.remaining() < bytes) {
      ByteBuffer larger = ByteBuffer.allocate(2 * buffer.capacity() + bytes);
      buffer.flip();
      larger.put(buffer);
      buffer = larger;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
