package vn.evn.request.lifecycle;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.request.deadline.Term;

/**
 * What the work on a request needs to remember beside what is told to others.
 *
 * @param completedSteps codes of the steps done, in order
 * @param term facts of the due date; null before acceptance
 * @param withdrawal the applicant's open wish to withdraw; null if there is none
 * @param clocks the times beside the due date
 * @param serviceVersion version of the service that it began with; null in requests of before there
 *     were versions, until they are written again
 * @param circumstances what the power company found out, by code of the service
 * @param finalBill the last bill of the customer, once billing has issued it; null before
 * @param matters what an officer has to look after beside the state, in the order that it came
 * @param roundsBegun how many supplement rounds were begun, those that a correction took back
 *     included; null where none was since this is kept
 */
public record WorkFile(
    List<String> completedSteps,
    @Nullable Term term,
    @Nullable Withdrawal withdrawal,
    Clocks clocks,
    @Nullable Integer serviceVersion,
    Map<String, Object> circumstances,
    @Nullable FinalBill finalBill,
    List<Matter> matters,
    @Nullable Integer roundsBegun) {

  /** The file of a new request, of which not even the version of its service is known. */
  public static final WorkFile EMPTY =
      new WorkFile(List.of(), null, null, Clocks.NONE, null, Map.of(), null, List.of(), null);

  /** Copies the collections; absent ones are empty. */
  public WorkFile {
    completedSteps = completedSteps == null ? List.of() : List.copyOf(completedSteps);
    clocks = clocks == null ? Clocks.NONE : clocks;
    circumstances =
        circumstances == null
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(circumstances));
    matters = matters == null ? List.of() : List.copyOf(matters);
  }

  /** A wish to withdraw that an officer has to decide. */
  public record Withdrawal(OffsetDateTime requestedAt, String reason) {}

  /**
   * The last bill of a customer whose contract ends.
   *
   * @param billId identifier in billing-service
   * @param totalVnd total with VAT, whole VND
   * @param issuedAt when it was issued
   */
  public record FinalBill(UUID billId, long totalVnd, OffsetDateTime issuedAt) {}

  /**
   * Something that came when nothing was waiting for it, and that an officer has to look after.
   *
   * @param number version of the request that it came with; it names the matter
   * @param at when it came
   * @param text what it is about, for the officer
   * @param amountVnd what was paid, whole VND; null where it is about no money
   * @param reference of the payment; null like amountVnd
   */
  public record Matter(
      long number,
      Kind kind,
      OffsetDateTime at,
      String text,
      @Nullable Long amountVnd,
      @Nullable String reference) {

    /** Kinds of matters. */
    public enum Kind {
      /** Data or papers came after the request had ended. */
      LATE_SUPPLEMENT,
      /** Money came that settles no fee: it has to be given back or booked. */
      PAYMENT_WITHOUT_FEE
    }
  }

  WorkFile withCompletedSteps(List<String> steps) {
    return new WorkFile(
        steps,
        term,
        withdrawal,
        clocks,
        serviceVersion,
        circumstances,
        finalBill,
        matters,
        roundsBegun);
  }

  WorkFile withTerm(@Nullable Term newTerm) {
    return new WorkFile(
        completedSteps,
        newTerm,
        withdrawal,
        clocks,
        serviceVersion,
        circumstances,
        finalBill,
        matters,
        roundsBegun);
  }

  /** The same with a wish to withdraw, or without one. */
  public WorkFile withWithdrawal(@Nullable Withdrawal wish) {
    return new WorkFile(
        completedSteps,
        term,
        wish,
        clocks,
        serviceVersion,
        circumstances,
        finalBill,
        matters,
        roundsBegun);
  }

  WorkFile withClocks(Clocks newClocks) {
    return new WorkFile(
        completedSteps,
        term,
        withdrawal,
        newClocks,
        serviceVersion,
        circumstances,
        finalBill,
        matters,
        roundsBegun);
  }

  /** The same for a version of the service. */
  public WorkFile withServiceVersion(int version) {
    return new WorkFile(
        completedSteps,
        term,
        withdrawal,
        clocks,
        version,
        circumstances,
        finalBill,
        matters,
        roundsBegun);
  }

  WorkFile withCircumstances(Map<String, Object> found) {
    return new WorkFile(
        completedSteps,
        term,
        withdrawal,
        clocks,
        serviceVersion,
        found,
        finalBill,
        matters,
        roundsBegun);
  }

  /** The same with the last bill, or without one. */
  public WorkFile withFinalBill(@Nullable FinalBill bill) {
    return new WorkFile(
        completedSteps,
        term,
        withdrawal,
        clocks,
        serviceVersion,
        circumstances,
        bill,
        matters,
        roundsBegun);
  }

  /** The same with these matters. */
  public WorkFile withMatters(List<Matter> all) {
    return new WorkFile(
        completedSteps,
        term,
        withdrawal,
        clocks,
        serviceVersion,
        circumstances,
        finalBill,
        all,
        roundsBegun);
  }

  /** How many supplement rounds were begun, given those that are there. */
  int rounds(List<RequestSnapshot.SupplementRound> present) {
    int there = present.stream().mapToInt(RequestSnapshot.SupplementRound::number).max().orElse(0);
    return roundsBegun == null ? there : Math.max(roundsBegun, there);
  }

  WorkFile withRounds(int begun) {
    return new WorkFile(
        completedSteps,
        term,
        withdrawal,
        clocks,
        serviceVersion,
        circumstances,
        finalBill,
        matters,
        begun);
  }
}
