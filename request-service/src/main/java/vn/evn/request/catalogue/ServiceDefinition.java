package vn.evn.request.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.request.deadline.ClockPolicy;

/**
 * One service of the catalogue, as its data file describes it.
 *
 * @param code code of the service, see {@link vn.evn.contracts.ServiceTypes}
 * @param name official name
 * @param kind NEW_SUPPLY or CHANGE
 * @param onPortal whether it is one of the services on the national portal
 * @param validFrom first day of this definition
 * @param requiresCustomerCode whether it is about an existing customer
 * @param variants cases of the service; never empty
 * @param fee whether and for what the applicant pays
 * @param steps steps of IN_PROGRESS in order
 * @param clock how the time runs while others have to act; absent is {@link ClockPolicy#DEFAULT}
 * @param details JSON Schema of the further fields
 * @param source where names, times and steps come from
 */
public record ServiceDefinition(
    String code,
    Text name,
    Kind kind,
    boolean onPortal,
    LocalDate validFrom,
    boolean requiresCustomerCode,
    List<Variant> variants,
    Fee fee,
    List<Step> steps,
    ClockPolicy clock,
    JsonNode details,
    List<String> source) {

  /** Copies the lists; nothing may be absent. */
  public ServiceDefinition {
    Objects.requireNonNull(code, "code is absent");
    Objects.requireNonNull(name, "name is absent");
    Objects.requireNonNull(kind, "kind is absent");
    Objects.requireNonNull(validFrom, "validFrom is absent");
    Objects.requireNonNull(variants, "variants are absent");
    Objects.requireNonNull(fee, "fee is absent");
    Objects.requireNonNull(steps, "steps are absent");
    Objects.requireNonNull(details, "details are absent");
    Objects.requireNonNull(source, "source is absent");
    clock = clock == null ? ClockPolicy.DEFAULT : clock;
    variants = List.copyOf(variants);
    steps = List.copyOf(steps);
    source = List.copyOf(source);
  }

  /** Kinds of service. */
  public enum Kind {
    NEW_SUPPLY,
    CHANGE
  }

  /** A text in both languages. */
  public record Text(String vi, String en) {}

  /** A case of the service with its processing time. */
  public record Variant(String code, Text name, Processing processing) {}

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
  public record Fee(boolean charged, Text text, String source, String confidence) {}

  /**
   * A step of the service.
   *
   * @param role who does it
   * @param requiresOutcome whether it changes billing and needs the data for it
   * @param mintsCustomerCode whether it makes the applicant a customer
   * @param workingDays how long the step may take; null if only the request has a date
   * @param waitsFor who else works in it; null if we do
   */
  public record Step(
      String code,
      Text name,
      String role,
      boolean requiresOutcome,
      boolean mintsCustomerCode,
      @Nullable Integer workingDays,
      @Nullable WaitsFor waitsFor) {}

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
}
