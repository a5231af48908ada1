package vn.evn.request.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.request.deadline.ClockPolicy;

/**
 * One version of a service of the catalogue, as its data file describes it.
 *
 * @param code code of the service, see {@link vn.evn.contracts.ServiceTypes}
 * @param version 1 for the first; a request keeps the version that it began with
 * @param name official name
 * @param kind NEW_SUPPLY or CHANGE
 * @param onPortal whether it is one of the services on the national portal
 * @param validFrom first day of this version, by the day of submission
 * @param validTo last day; null while no later version and no end is known
 * @param validity where the first day comes from
 * @param requiresCustomerCode whether it is about an existing customer
 * @param applicants kinds of applicant that may apply; never empty
 * @param who who may apply, in words
 * @param variants cases of the service; never empty
 * @param circumstances what the power company finds out and enters
 * @param fee whether and for what the applicant pays
 * @param fees fees by code
 * @param papers papers that the applicant hands in
 * @param steps steps of IN_PROGRESS in order
 * @param clock how the time runs while others have to act; absent is {@link ClockPolicy#DEFAULT}
 * @param supplementReasons kinds of reason to ask for a supplement
 * @param refusalReasons kinds of reason to refuse
 * @param results papers that the applicant gets
 * @param billing what it changes in billing
 * @param details JSON Schema of the further fields
 * @param source where names, times and steps come from
 */
public record ServiceDefinition(
    String code,
    int version,
    Text name,
    Kind kind,
    boolean onPortal,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    Validity validity,
    boolean requiresCustomerCode,
    List<Applicant.Kind> applicants,
    Text who,
    List<Variant> variants,
    List<Circumstance> circumstances,
    Fee fee,
    List<FeeItem> fees,
    List<Paper> papers,
    List<Step> steps,
    ClockPolicy clock,
    List<Reason> supplementReasons,
    List<Reason> refusalReasons,
    List<ResultKind> results,
    BillingEffect billing,
    JsonNode details,
    List<String> source) {

  /** Copies the lists; nothing may be absent but what is said to be. */
  public ServiceDefinition {
    Objects.requireNonNull(code, "code is absent");
    Objects.requireNonNull(name, "name is absent");
    Objects.requireNonNull(kind, "kind is absent");
    Objects.requireNonNull(validFrom, "validFrom is absent");
    Objects.requireNonNull(validity, "validity is absent");
    Objects.requireNonNull(who, "who is absent");
    Objects.requireNonNull(fee, "fee is absent");
    Objects.requireNonNull(billing, "billing is absent");
    Objects.requireNonNull(details, "details are absent");
    clock = clock == null ? ClockPolicy.DEFAULT : clock;
    applicants = copy(applicants, "applicants");
    variants = copy(variants, "variants");
    circumstances = copy(circumstances, "circumstances");
    fees = copy(fees, "fees");
    papers = copy(papers, "papers");
    steps = copy(steps, "steps");
    supplementReasons = copy(supplementReasons, "supplementReasons");
    refusalReasons = copy(refusalReasons, "refusalReasons");
    results = copy(results, "results");
    source = copy(source, "source");
  }

  private static <T> List<T> copy(List<T> list, String name) {
    return List.copyOf(Objects.requireNonNull(list, name + " is absent"));
  }

  /** Kinds of service. */
  public enum Kind {
    NEW_SUPPLY,
    CHANGE
  }

  /** A text in both languages. */
  public record Text(String vi, String en) {
    /** A language that is absent becomes an empty text, which the check of the catalogue names. */
    public Text {
      vi = vi == null ? "" : vi;
      en = en == null ? "" : en;
    }
  }

  /**
   * Where the first day of a version comes from.
   *
   * @param confidence high, medium or low, as the source allows
   */
  public record Validity(String source, String confidence) {}

  /**
   * A case of the service with its processing time.
   *
   * @param applicants kinds of applicant for this case; empty where those of the service hold
   * @param processing the usual time
   * @param times times that hold instead, of which the first that applies counts
   * @param procedure code of the portal's procedure, out of the configuration; null if none
   */
  public record Variant(
      String code,
      Text name,
      List<Applicant.Kind> applicants,
      Processing processing,
      List<TimeRule> times,
      @Nullable String procedure) {

    /** Copies the lists; absent ones are empty. */
    public Variant {
      Objects.requireNonNull(code, "code of a variant is absent");
      Objects.requireNonNull(name, "name of a variant is absent");
      Objects.requireNonNull(processing, "processing of a variant is absent");
      applicants = applicants == null ? List.of() : List.copyOf(applicants);
      times = times == null ? List.of() : List.copyOf(times);
    }
  }

  /**
   * How long the service may take.
   *
   * @param workingDays counted from the day after acceptance
   * @param confidence high, medium or low, as the source allows
   */
  public record Processing(int workingDays, String source, String confidence) {}

  /**
   * What the service costs the applicant, as a hint; the amount due follows from the work.
   *
   * @param charged whether the applicant may have to pay
   * @param confidence high, medium or low, as the source allows
   */
  public record Fee(boolean charged, Text text, String source, String confidence) {
    public Fee {
      Objects.requireNonNull(text, "text of the fee is absent");
    }
  }

  /**
   * A step of the service.
   *
   * @param role who does it
   * @param when for which requests; null for every one
   * @param requiresOutcome whether it changes billing and needs the data for it
   * @param outcome which data; null where it changes nothing in billing
   * @param mintsCustomerCode whether it makes the applicant a customer
   * @param requires what has to have happened before it can be completed
   * @param workingDays how long the step may take; null if only the request has a date
   * @param waitsFor who else works in it; null if we do
   */
  public record Step(
      String code,
      Text name,
      String role,
      @Nullable Condition when,
      boolean requiresOutcome,
      @Nullable OutcomeNeeds outcome,
      boolean mintsCustomerCode,
      List<Requirement> requires,
      @Nullable Integer workingDays,
      @Nullable WaitsFor waitsFor) {

    /** Copies the list; an absent one is empty. */
    public Step {
      Objects.requireNonNull(code, "code of a step is absent");
      Objects.requireNonNull(name, "name of a step is absent");
      requires = requires == null ? List.of() : List.copyOf(requires);
    }

    /** Whether it is done for a request. */
    public boolean isFor(RequestFacts facts) {
      return Condition.applies(when, facts);
    }
  }

  /** What has to have happened before a step can be completed. */
  public enum Requirement {
    /** Billing has issued the last bill of the customer. */
    FINAL_BILL,
    /** A fee was asked for and paid, and none is due. */
    PAID_FEE
  }

  /** Who works in a step instead of the power company. */
  public enum WaitsFor {
    APPLICANT,
    STATE_BODY
  }

  /** The variant of a code. */
  public Optional<Variant> variant(String variantCode) {
    return variants.stream().filter(v -> v.code().equals(variantCode)).findFirst();
  }

  /** The step of a code. */
  public Optional<Step> step(String stepCode) {
    return steps.stream().filter(s -> s.code().equals(stepCode)).findFirst();
  }

  /** The circumstance of a code. */
  public Optional<Circumstance> circumstance(String circumstanceCode) {
    return circumstances.stream().filter(c -> c.code().equals(circumstanceCode)).findFirst();
  }

  /** The kind of reason to ask for a supplement. */
  public Optional<Reason> supplementReason(String reasonCode) {
    return supplementReasons.stream().filter(r -> r.code().equals(reasonCode)).findFirst();
  }

  /** The kind of reason to refuse. */
  public Optional<Reason> refusalReason(String reasonCode) {
    return refusalReasons.stream().filter(r -> r.code().equals(reasonCode)).findFirst();
  }

  /** The kind of result. */
  public Optional<ResultKind> result(String resultCode) {
    return results.stream().filter(r -> r.code().equals(resultCode)).findFirst();
  }

  /** The fee of a code that is in force on a day. */
  public Optional<FeeItem> fee(String feeCode, LocalDate day) {
    return fees.stream().filter(f -> f.code().equals(feeCode) && f.isInForce(day)).findFirst();
  }

  /** Whether a fee may be asked for on a day. */
  public boolean hasFees(LocalDate day) {
    return fees.stream().anyMatch(fee -> fee.isInForce(day));
  }

  /** Whether it has a paper of this code, alone or as one of several. */
  public boolean hasPaper(String paperCode) {
    return papers.stream().flatMap(Paper::codes).anyMatch(paperCode::equals);
  }

  /** Whether its form has this field. */
  public boolean hasField(String field) {
    return details.path("properties").has(field);
  }

  /** Whether an applicant of this kind may apply for a case; for any case if none is named. */
  public boolean mayApply(@Nullable String variantCode, Applicant.Kind applicant) {
    return Optional.ofNullable(variantCode)
        .flatMap(this::variant)
        .map(Variant::applicants)
        .filter(kinds -> !kinds.isEmpty())
        .orElse(applicants)
        .contains(applicant);
  }

  /**
   * The time for a request.
   *
   * @throws IllegalStateException if it has a variant that the service has not
   */
  public Processing processing(RequestFacts facts) {
    Variant variant =
        variants.stream()
            .filter(v -> facts.variant() == null || v.code().equals(facts.variant()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no variant " + facts.variant()));
    return variant.times().stream()
        .filter(rule -> rule.when().holds(facts))
        .map(rule -> new Processing(rule.workingDays(), rule.source(), rule.confidence()))
        .findFirst()
        .orElse(variant.processing());
  }

  /** The name of a paper, or of one of several of which one is enough. */
  public Optional<Text> paperName(String paperCode) {
    return papers.stream().flatMap(paper -> paper.name(paperCode).stream()).findFirst();
  }

  /** Codes of the papers without which a request is incomplete. */
  public List<String> requiredPapers(RequestFacts facts) {
    return papers.stream()
        .filter(paper -> paper.required() && Condition.applies(paper.when(), facts))
        .map(Paper::code)
        .toList();
  }

  /** The results without which a request cannot be completed. */
  public List<ResultKind> requiredResults(RequestFacts facts) {
    return results.stream()
        .filter(result -> result.required() && Condition.applies(result.when(), facts))
        .toList();
  }

  /** The same with what the catalogue adds to the file. */
  ServiceDefinition completed(@Nullable LocalDate lastDay, List<Variant> withProcedures) {
    return new ServiceDefinition(
        code,
        version,
        name,
        kind,
        onPortal,
        validFrom,
        lastDay,
        validity,
        requiresCustomerCode,
        applicants,
        who,
        withProcedures,
        circumstances,
        fee,
        fees,
        papers,
        steps,
        clock,
        supplementReasons,
        refusalReasons,
        results,
        billing,
        details,
        source);
  }
}
