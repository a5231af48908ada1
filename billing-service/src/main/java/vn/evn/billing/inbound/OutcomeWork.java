package vn.evn.billing.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.bill.Bills;
import vn.evn.billing.bill.NotBillable;
import vn.evn.billing.bill.UsageCorrection;
import vn.evn.billing.point.CustomerCode;
import vn.evn.billing.point.Facts;
import vn.evn.billing.point.InvalidFacts;
import vn.evn.billing.point.OtherFactsKnown;
import vn.evn.billing.point.ServicePoint;
import vn.evn.billing.point.ServicePoints;
import vn.evn.billing.reading.NoConsumption;
import vn.evn.billing.reading.OtherReadingKnown;
import vn.evn.billing.reading.ReadingRefused;
import vn.evn.billing.reading.Readings;
import vn.evn.contracts.reading.MeterReading;
import vn.evn.contracts.request.Outcome;
import vn.evn.platform.inbox.PermanentlyRefused;
import vn.evn.platform.time.BusinessTime;

/**
 * Applies what a request changes in billing: each outcome once, from its first day, and in the
 * order of the request's versions.
 */
@ApplicationScoped
class OutcomeWork {
  /** At the same moment an old meter is closed before a new one starts. */
  private static final Comparator<MeterReading> ORDER =
      Comparator.<MeterReading, Instant>comparing(r -> r.at().toInstant())
          .thenComparing(r -> r.kind() == MeterReading.Kind.START);

  private final AppliedOutcomes applied;
  private final ServicePoints points;
  private final Readings readings;
  private final Bills bills;
  private final ObjectMapper json;
  private final Clock clock;

  @Inject
  OutcomeWork(
      AppliedOutcomes applied,
      ServicePoints points,
      Readings readings,
      Bills bills,
      ObjectMapper json,
      Clock clock) {
    this.applied = applied;
    this.bills = bills;
    this.points = points;
    this.readings = readings;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Applies an outcome.
   *
   * @throws PermanentlyRefused with the reason, if it cannot be applied
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void apply(String requestCode, long version, Outcome outcome) {
    String digest = digest(outcome);
    if (applied.isPast(requestCode, digest, version)) {
      return;
    }
    requireForm(outcome);
    List<UsageCorrection> corrections = CorrectionReader.read(outcome.corrections());
    try {
      ServicePoint point = pointOf(outcome);
      List<MeterReading> inOrder = outcome.readings().stream().sorted(ORDER).toList();
      inOrder.forEach(r -> readings.take(point, r));
      if (endsContract(inOrder)) {
        bills.issueFinal(
            point, closing(inOrder).at().atZoneSameInstant(BusinessTime.ZONE).toLocalDate());
      }
      corrections.forEach(c -> bills.correct(point, c, requestCode));
    } catch (InvalidFacts | OtherFactsKnown | ReadingRefused | OtherReadingKnown e) {
      throw new PermanentlyRefused(
          "the outcome of request " + requestCode + " cannot be applied: " + e.getMessage());
    } catch (NoConsumption | NotBillable e) {
      throw new PermanentlyRefused(
          (corrections.isEmpty() ? "the last bill" : "the corrected bills")
              + " of request "
              + requestCode
              + " cannot be issued: "
              + e.getMessage());
    }
    AppliedOutcomeEntity row = new AppliedOutcomeEntity();
    row.requestCode = requestCode;
    row.outcomeDigest = digest;
    row.requestVersion = version;
    row.customerCode = outcome.customerCode();
    row.appliedAt = OffsetDateTime.now(clock);
    applied.persist(row);
  }

  /** A closing reading after which no meter starts: supply has ended. */
  private static boolean endsContract(List<MeterReading> inOrder) {
    return !inOrder.isEmpty() && closing(inOrder).kind() == MeterReading.Kind.CLOSING;
  }

  private static MeterReading closing(List<MeterReading> inOrder) {
    return inOrder.get(inOrder.size() - 1);
  }

  @SuppressWarnings("ConstantConditions") // A producer may leave out what the record requires.
  private static void requireForm(Outcome outcome) {
    if (outcome.customerCode() == null || !CustomerCode.isValid(outcome.customerCode())) {
      throw new PermanentlyRefused("the outcome has no valid customer code");
    }
    if (outcome.effectiveFrom() == null) {
      throw new PermanentlyRefused("the outcome has no first day");
    }
    Outcome.ServicePoint point = outcome.servicePoint();
    if (point != null
        && (point.customerGroup() == null
            || point.supplyVoltageKv() == null
            || point.meterNumber() == null
            || point.unit() == null)) {
      throw new PermanentlyRefused("the service point of the outcome is not complete");
    }
    for (MeterReading reading : outcome.readings()) {
      if (reading.meterNumber() == null
          || reading.kind() == null
          || reading.registers() == null
          || reading.at() == null) {
        throw new PermanentlyRefused("a reading of the outcome is not complete");
      }
    }
  }

  private ServicePoint pointOf(Outcome outcome) {
    Outcome.ServicePoint given = outcome.servicePoint();
    Optional<ServicePoint> known = points.lock(outcome.customerCode());
    if (given == null) {
      return known.orElseThrow(() -> unknown(outcome));
    }
    if (known.isPresent()) {
      return points.addFacts(known.get(), facts(outcome, given, known.get()));
    }
    if (outcome.readings().stream().noneMatch(r -> r.kind() == MeterReading.Kind.START)) {
      // A change of a customer that was never brought here; a new supply starts a meter.
      throw unknown(outcome);
    }
    return points.record(outcome.customerCode(), facts(outcome, given, null)).point();
  }

  private static PermanentlyRefused unknown(Outcome outcome) {
    return new PermanentlyRefused("no service point of customer " + outcome.customerCode());
  }

  private static Facts facts(
      Outcome outcome, Outcome.ServicePoint given, @Nullable ServicePoint known) {
    Outcome.OtherUse other = given.otherUse();
    return new Facts(
        outcome.effectiveFrom(),
        given.customerGroup(),
        given.supplyVoltageKv(),
        given.households(),
        given.persons(),
        other == null ? null : new Facts.SecondUse(other.customerGroup(), other.share()),
        given.meterNumber(),
        threeBand(given.meterNumber(), outcome.readings(), known),
        given.unit());
  }

  /** An outcome does not say what registers a meter has; its readings, or what is known, do. */
  private static boolean threeBand(
      String meterNumber, List<MeterReading> readings, @Nullable ServicePoint known) {
    for (MeterReading reading : readings) {
      if (reading.meterNumber().equals(meterNumber)) {
        return reading.registers().kwh() == null;
      }
    }
    return known != null && known.factsOfMeter(meterNumber).map(Facts::threeBand).orElse(false);
  }

  /** A field that was added later and is not told leaves the digest as it was. */
  private String digest(Outcome outcome) {
    ObjectNode content = json.valueToTree(outcome);
    for (JsonNode reading : content.path("readings")) {
      if (reading.path("estimated").isNull()) {
        ((ObjectNode) reading).remove("estimated");
      }
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(content));
      return HexFormat.of().formatHex(hash);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("an outcome that was read can be written", e);
    }
  }
}
