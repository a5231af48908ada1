package vn.evn.request.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.reading.MeterReading;
import vn.evn.request.catalogue.ServiceDefinition.Requirement;
import vn.evn.request.catalogue.ServiceDefinition.Step;

/** Holds one service against itself and collects every fault, each without the service's name. */
final class ServiceCheck {
  private static final List<String> ROLES = List.of("officer", "supervisor");
  private static final List<String> CONFIDENCES = List.of("high", "medium", "low");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
  private static final Pattern CIRCUMSTANCE = Pattern.compile("[a-z][A-Za-z0-9]{1,39}");

  private final ServiceDefinition service;
  private final List<String> faults = new ArrayList<>();

  private ServiceCheck(ServiceDefinition service) {
    this.service = service;
  }

  static List<String> faultsOf(ServiceDefinition service) {
    ServiceCheck check = new ServiceCheck(service);
    check.head();
    check.variants();
    check.circumstances();
    check.papers();
    check.reasons("supplement reason", service.supplementReasons());
    check.reasons("refusal reason", service.refusalReasons());
    check.results();
    check.steps();
    check.newSupply();
    check.billing();
    check.fees();
    check.faults.addAll(FormCheck.faultsOf(service));
    check.faults.addAll(ConditionCheck.faultsOf(service));
    return check.faults;
  }

  private void head() {
    code("service", service.code(), CODE);
    text("name", service.name());
    text("who may apply", service.who());
    text("fee", service.fee().text());
    source("fee", service.fee().source(), service.fee().confidence());
    source("validity", service.validity().source(), service.validity().confidence());
    if (service.validTo() != null && service.validTo().isBefore(service.validFrom())) {
      faults.add("ends before it begins");
    }
    if (service.applicants().isEmpty()) {
      faults.add("nobody may apply");
    }
    if (service.source().isEmpty()) {
      faults.add("has no source");
    }
  }

  private void variants() {
    if (service.variants().isEmpty()) {
      faults.add("has no variant");
    }
    unique("variant", service.variants(), ServiceDefinition.Variant::code, CODE);
    for (ServiceDefinition.Variant variant : service.variants()) {
      String what = "variant " + variant.code();
      text(what, variant.name());
      source(what, variant.processing().source(), variant.processing().confidence());
      time(what, variant.processing().workingDays());
      for (TimeRule rule : variant.times()) {
        source(what, rule.source(), rule.confidence());
        time(what, rule.workingDays());
      }
      if (!service.applicants().containsAll(variant.applicants())) {
        faults.add(what + ": lets apply who may not apply for the service");
      }
    }
  }

  private void time(String what, int workingDays) {
    if (workingDays < 1) {
      faults.add(what + " has no time");
    }
  }

  private void circumstances() {
    unique("circumstance", service.circumstances(), Circumstance::code, CIRCUMSTANCE);
    for (Circumstance circumstance : service.circumstances()) {
      text("circumstance " + circumstance.code(), circumstance.name());
      if ((circumstance.kind() == Circumstance.Kind.CHOICE) == circumstance.values().isEmpty()) {
        faults.add(
            "circumstance " + circumstance.code() + ": a CHOICE has values, and nothing else has");
      }
    }
  }

  private void papers() {
    unique("paper", service.papers().stream().flatMap(Paper::codes).toList(), code -> code, CODE);
    for (Paper paper : service.papers()) {
      text("paper " + paper.code(), paper.name());
      source("paper " + paper.code(), paper.source(), paper.confidence());
      paper.oneOf().forEach(other -> text("paper " + other.code(), other.name()));
    }
  }

  private void reasons(String what, List<Reason> reasons) {
    if (reasons.isEmpty()) {
      faults.add("has no " + what);
    }
    unique(what, reasons, Reason::code, CODE);
    for (Reason reason : reasons) {
      text(what + " " + reason.code(), reason.text());
      source(what + " " + reason.code(), reason.source(), reason.confidence());
    }
  }

  private void results() {
    if (service.results().isEmpty()) {
      faults.add("has no result");
    }
    unique("result", service.results(), ResultKind::code, CODE);
    service.results().forEach(result -> text("result " + result.code(), result.name()));
  }

  private void steps() {
    if (service.steps().stream().allMatch(step -> step.when() != null)) {
      faults.add("has no step that is always done");
    }
    unique("step", service.steps(), Step::code, CODE);
    int longest = longestTime();
    for (Step step : service.steps()) {
      String what = "step " + step.code();
      text(what, step.name());
      if (step.role() == null || !ROLES.contains(step.role())) {
        faults.add(what + " has no role of " + ROLES);
      }
      if (step.requiresOutcome() != (step.outcome() != null)) {
        faults.add(what + ": requires an outcome if and only if it says which");
      }
      Integer days = step.workingDays();
      if (days != null && (days < 1 || days > longest)) {
        faults.add(what + ": its time must be from 1 to " + longest + " working days");
      }
      step.requires().forEach(requirement -> requirement(step, requirement));
    }
  }

  private int longestTime() {
    return service.variants().stream()
        .flatMap(
            v ->
                Stream.concat(
                    Stream.of(v.processing().workingDays()),
                    v.times().stream().map(TimeRule::workingDays)))
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }

  /** What a step requires must be able to happen before it. */
  private void requirement(Step step, Requirement requirement) {
    boolean possible =
        switch (requirement) {
          case FINAL_BILL -> before(step).anyMatch(ServiceCheck::endsSupply);
          case PAID_FEE -> service.fee().charged();
        };
    if (!possible) {
      faults.add("step " + step.code() + " requires " + requirement + ", which nothing leads to");
    }
  }

  private Stream<Step> before(Step step) {
    return service.steps().stream().takeWhile(other -> !other.equals(step));
  }

  /** A closing reading without a start after it makes billing issue the last bill. */
  private static boolean endsSupply(Step step) {
    OutcomeNeeds outcome = step.outcome();
    return step.when() == null
        && outcome != null
        && outcome.readings().contains(MeterReading.Kind.CLOSING)
        && !outcome.readings().contains(MeterReading.Kind.START);
  }

  /** The step with the outcome needs the customer code that a step before it makes. */
  private void newSupply() {
    boolean supply = service.kind() == ServiceDefinition.Kind.NEW_SUPPLY;
    if (supply == service.requiresCustomerCode()) {
      faults.add("a change is about a customer, and a new supply is not");
    }
    List<Step> minting = service.steps().stream().filter(Step::mintsCustomerCode).toList();
    if (!supply && !minting.isEmpty()) {
      faults.add("a change makes nobody a customer");
    }
    if (supply
        && service.steps().stream()
            .noneMatch(
                step ->
                    startsSupply(step)
                        && before(step).anyMatch(s -> s.mintsCustomerCode() && s.when() == null))) {
      faults.add(
          "a new supply needs a step that mints the customer code, and after it one with the"
              + " service point and the start reading for billing");
    }
  }

  private static boolean startsSupply(Step step) {
    OutcomeNeeds outcome = step.outcome();
    return outcome != null
        && outcome.servicePoint()
        && outcome.readings().contains(MeterReading.Kind.START);
  }

  private void billing() {
    text("billing", service.billing().text());
    boolean changes = service.steps().stream().anyMatch(Step::requiresOutcome);
    if (changes == (service.billing().kind() == BillingEffect.Kind.NONE)) {
      faults.add("billing: changes something if and only if a step has an outcome");
    }
  }

  private void fees() {
    for (int i = 0; i < service.fees().size(); i++) {
      FeeItem fee = service.fees().get(i);
      String what = "fee " + fee.code();
      code("fee", fee.code(), CODE);
      text(what, fee.name());
      source(what, fee.source(), fee.confidence());
      if (fee.validTo() != null && fee.validTo().isBefore(fee.validFrom())) {
        faults.add(what + " ends before it begins");
      }
      for (FeeItem other : service.fees().subList(0, i)) {
        if (other.code().equals(fee.code())
            && (other.isInForce(fee.validFrom()) || fee.isInForce(other.validFrom()))) {
          faults.add(what + " has two tables on one day");
        }
      }
      faults.addAll(FeeCheck.faultsOf(fee));
    }
    if (!service.fee().charged() && !service.fees().isEmpty()) {
      faults.add("is free of charge and has fees");
    }
  }

  private <T> void unique(String what, List<T> all, Function<T, String> codeOf, Pattern form) {
    Set<String> seen = new HashSet<>();
    for (T one : all) {
      code(what, codeOf.apply(one), form);
      if (!seen.add(codeOf.apply(one))) {
        faults.add(what + " " + codeOf.apply(one) + " stands twice");
      }
    }
  }

  private void code(String what, String code, Pattern form) {
    if (!form.matcher(code).matches()) {
      faults.add(what + " " + code + ": the code must have the form " + form);
    }
  }

  private void source(String what, @Nullable String source, @Nullable String confidence) {
    if (source == null
        || source.isBlank()
        || !Optional.ofNullable(confidence).filter(CONFIDENCES::contains).isPresent()) {
      faults.add(what + ": needs a source, and a confidence of " + CONFIDENCES);
    }
  }

  private void text(String what, ServiceDefinition.Text text) {
    if (text.vi().isBlank() || text.en().isBlank()) {
      faults.add(what + ": must be there in both languages");
    }
  }
}
