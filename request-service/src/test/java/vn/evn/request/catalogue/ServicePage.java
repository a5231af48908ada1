package vn.evn.request.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestState;
import vn.evn.request.catalogue.ServiceDefinition.Step;
import vn.evn.request.catalogue.ServiceDefinition.Text;
import vn.evn.request.lifecycle.RequestTransition;

/** The page of a service in the documents: its newest version with a Mermaid diagram. */
final class ServicePage {
  private static final Set<RequestTransition> PAYMENT =
      EnumSet.of(RequestTransition.REQUEST_PAYMENT, RequestTransition.CONFIRM_PAYMENT);

  /** What is told in a sentence instead would cross the whole diagram. */
  private static final Set<RequestTransition> DRAWN =
      EnumSet.complementOf(
          EnumSet.of(
              RequestTransition.WITHDRAW,
              RequestTransition.STOP,
              RequestTransition.REOPEN,
              RequestTransition.CORRECT));

  private final StringBuilder page = new StringBuilder();
  private final ServiceDefinition service;

  private ServicePage(ServiceDefinition service) {
    this.service = service;
  }

  /**
   * Writes the page.
   *
   * @param versions all versions of the service, in order
   */
  static String of(List<ServiceDefinition> versions) {
    return new ServicePage(versions.get(versions.size() - 1)).write(versions);
  }

  private String write(List<ServiceDefinition> versions) {
    line(
        "<!-- Generated from the service file; see docs/how-to/add-a-service.md. Do not edit. -->");
    line("# " + service.code() + ": " + service.name().en());
    line("");
    line(service.name().vi());
    line("");
    line(
        "Who may apply: "
            + service.who().en()
            + " ("
            + service.applicants().stream().map(Enum::name).collect(Collectors.joining(", "))
            + "). In billing: "
            + service.billing().text().en()
            + ".");
    line("");
    versions(versions);
    diagram();
    times();
    steps();
    papers();
    fees();
    reasons("Reasons to ask for a supplement", service.supplementReasons());
    reasons("Reasons to refuse", service.refusalReasons());
    results();
    return page.toString();
  }

  private void versions(List<ServiceDefinition> versions) {
    line("| Version | From | To | Where the first day comes from | Confidence |");
    line("|---|---|---|---|---|");
    for (ServiceDefinition version : versions) {
      row(
          String.valueOf(version.version()),
          String.valueOf(version.validFrom()),
          version.validTo() == null ? "" : String.valueOf(version.validTo()),
          version.validity().source(),
          version.validity().confidence());
    }
    line("");
    line("What follows is version " + service.version() + ".");
    line("");
  }

  private void diagram() {
    line("```mermaid");
    line("stateDiagram-v2");
    line("  [*] --> SUBMITTED");
    line("  state IN_PROGRESS {");
    for (Step step : service.steps()) {
      line("    " + step.code() + ": " + plain(step.name().en()) + remark(step));
    }
    moves();
    line("  }");
    for (RequestTransition row : RequestTransition.values()) {
      if (DRAWN.contains(row) && (service.fee().charged() || !PAYMENT.contains(row))) {
        for (RequestState from : row.from()) {
          row.to().forEach(to -> move(from, to, row));
        }
      }
    }
    line("  RESULT_RETURNED --> [*]");
    line("  REFUSED --> [*]");
    line("```");
    line("");
    line(
        "Every open state can also end by `withdraw`, and from acceptance on by `stop`; `reopen` leads"
            + " back to where it stood, and `correct` sets a state that was entered wrongly.");
    line("");
  }

  /** Steps are drawn inside their state. */
  private void move(RequestState from, RequestState to, RequestTransition row) {
    if (from != to) {
      line("  " + from + " --> " + to + ": " + row.action().apiName());
    }
  }

  /** From each step to the next one, and over those that have conditions. */
  private void moves() {
    List<Step> steps = service.steps();
    from("[*]", 0, steps);
    for (int i = 0; i < steps.size(); i++) {
      from(steps.get(i).code(), i + 1, steps);
    }
  }

  private void from(String place, int next, List<Step> steps) {
    for (int i = next; i < steps.size(); i++) {
      Step step = steps.get(i);
      line("    " + place + " --> " + step.code() + (step.when() == null ? "" : ": if needed"));
      if (step.when() == null) {
        return;
      }
    }
    if (!place.equals("[*]")) {
      line("    " + place + " --> [*]");
    }
  }

  private static String remark(Step step) {
    List<String> remarks = new ArrayList<>();
    if (step.mintsCustomerCode()) {
      remarks.add("customer code");
    }
    if (step.requiresOutcome()) {
      remarks.add("outcome for billing");
    }
    step.requires().forEach(requirement -> remarks.add("after " + words(requirement.name())));
    return remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")";
  }

  private void times() {
    line("## Times");
    line("");
    line("| Case | Portal procedure | When | Working days | Source | Confidence |");
    line("|---|---|---|---|---|---|");
    for (ServiceDefinition.Variant variant : service.variants()) {
      String name = variant.code() + ": " + variant.name().en();
      String procedure = variant.procedure() == null ? "" : variant.procedure();
      for (TimeRule rule : variant.times()) {
        row(
            name,
            procedure,
            words(rule.when()),
            String.valueOf(rule.workingDays()),
            rule.source(),
            rule.confidence());
      }
      row(
          name,
          procedure,
          variant.times().isEmpty() ? "" : "otherwise",
          String.valueOf(variant.processing().workingDays()),
          variant.processing().source(),
          variant.processing().confidence());
    }
    line("");
    line(
        "While others act: a supplement before acceptance "
            + words(service.clock().supplementBeforeAcceptance().name())
            + ", after it "
            + words(service.clock().supplementAfterAcceptance().name())
            + ", a payment "
            + words(service.clock().payment().name())
            + ", steps of others "
            + words(service.clock().others().name())
            + " the time. The applicant has "
            + service.clock().supplementTermDays()
            + " working days for a supplement and "
            + service.clock().paymentTermDays()
            + " for a payment; an ended request can be re-opened for "
            + service.clock().reopenWindowDays()
            + " days. All of this is our own choice.");
    line("");
  }

  private void steps() {
    line("## Steps");
    line("");
    line("| Step | Bước | Role | When | Working days | Waits for | Needs |");
    line("|---|---|---|---|---|---|---|");
    for (Step step : service.steps()) {
      row(
          step.code() + ": " + step.name().en(),
          step.name().vi(),
          step.role(),
          words(step.when()),
          step.workingDays() == null ? "" : String.valueOf(step.workingDays()),
          step.waitsFor() == null ? "" : words(step.waitsFor().name()),
          needs(step));
    }
    line("");
  }

  private static String needs(Step step) {
    List<String> needs = new ArrayList<>();
    step.requires().forEach(requirement -> needs.add(words(requirement.name())));
    OutcomeNeeds outcome = step.outcome();
    if (outcome != null) {
      if (outcome.servicePoint()) {
        needs.add("service point");
      }
      outcome.readings().forEach(kind -> needs.add(words(kind.name()) + " reading"));
      if (outcome.corrections()) {
        needs.add("corrections");
      }
    }
    return String.join(", ", needs);
  }

  private void papers() {
    line("## Papers");
    line("");
    line("| Paper | Giấy tờ | Required | When | One of | Source | Confidence |");
    line("|---|---|---|---|---|---|---|");
    for (Paper paper : service.papers()) {
      row(
          paper.code() + ": " + paper.name().en(),
          paper.name().vi(),
          paper.required() ? "yes" : "no",
          words(paper.when()),
          paper.oneOf().stream().map(o -> o.name().en()).collect(Collectors.joining("; ")),
          paper.source(),
          paper.confidence());
    }
    line("");
  }

  private void fees() {
    line("## Fees");
    line("");
    line(both(service.fee().text()) + " (" + service.fee().source() + ")");
    line("");
    for (FeeItem fee : service.fees()) {
      line(
          "* "
              + fee.code()
              + ", "
              + fee.name().en()
              + ", from "
              + fee.validFrom()
              + (fee.validTo() == null ? "" : " to " + fee.validTo())
              + ": "
              + (fee.rows().isEmpty() ? "by quotation" : amounts(fee))
              + ". Source: "
              + fee.source()
              + ".");
    }
    if (!service.fees().isEmpty()) {
      line("");
    }
  }

  private static String amounts(FeeItem fee) {
    String rows =
        fee.rows().stream()
            .map(row -> number(row.amountVnd()) + " VND where " + words(row.when()))
            .collect(Collectors.joining("; "));
    String factors =
        fee.factors().stream()
            .map(
                factor ->
                    "; times, where "
                        + words(factor.when())
                        + ", "
                        + factor.rows().stream()
                            .map(row -> row.factor() + " (" + words(row.when()) + ")")
                            .collect(Collectors.joining(", ")))
            .collect(Collectors.joining());
    return rows + factors + (fee.vatIncluded() ? "" : "; before VAT");
  }

  private void reasons(String title, List<Reason> reasons) {
    line("## " + title);
    line("");
    line("| Code | Text | Nội dung | Source | Confidence |");
    line("|---|---|---|---|---|");
    for (Reason reason : reasons) {
      row(
          reason.code(),
          reason.text().en(),
          reason.text().vi(),
          reason.source(),
          reason.confidence());
    }
    line("");
  }

  private void results() {
    line("## Results");
    line("");
    line("| Code | Paper | Giấy tờ | Required | When |");
    line("|---|---|---|---|---|");
    for (ResultKind result : service.results()) {
      row(
          result.code(),
          result.name().en(),
          result.name().vi(),
          result.required() ? (result.documentRequired() ? "yes, with its document" : "yes") : "no",
          words(result.when()));
    }
  }

  private static String words(@Nullable Condition condition) {
    if (condition == null) {
      return "";
    }
    if (condition.all() != null) {
      return joined(condition.all(), " and ");
    }
    if (condition.any() != null) {
      return joined(condition.any(), " or ");
    }
    if (condition.not() != null) {
      return "not " + words(condition.not());
    }
    List<String> words = new ArrayList<>();
    if (condition.in() != null) {
      words.add("= " + String.join(" or ", condition.in()));
    }
    bound(words, "≥", condition.atLeast());
    bound(words, ">", condition.above());
    bound(words, "≤", condition.atMost());
    bound(words, "<", condition.below());
    return condition.field() + " " + String.join(" and ", words);
  }

  private static void bound(List<String> words, String sign, @Nullable BigDecimal bound) {
    if (bound != null) {
      words.add(sign + " " + bound.toPlainString());
    }
  }

  private static String joined(List<Condition> conditions, String word) {
    return conditions.stream().map(ServicePage::words).collect(Collectors.joining(word, "(", ")"));
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String both(Text text) {
    return text.en() + " / " + text.vi();
  }

  private static String number(long amount) {
    return String.format(Locale.ROOT, "%,d", amount);
  }

  /** Without what a diagram would read as its own. */
  private static String plain(String text) {
    return text.replaceAll("[:;{}]", ",");
  }

  private void row(String... cells) {
    List<String> plain = new ArrayList<>();
    for (String cell : cells) {
      plain.add(cell.replace("|", "\\|"));
    }
    line("| " + String.join(" | ", plain) + " |");
  }

  private void line(String text) {
    page.append(text.stripTrailing()).append('\n');
  }
}
