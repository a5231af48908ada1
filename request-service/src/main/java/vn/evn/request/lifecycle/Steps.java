package vn.evn.request.lifecycle;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.request.catalogue.RequestFacts;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.catalogue.ServiceDefinition.Step;

/** Which step of its service a request is at, and what it still lacks. */
public final class Steps {
  private Steps() {}

  /** The first step that is for a request and not done; empty when every step is done. */
  static Optional<Step> next(
      ServiceDefinition service, RequestFacts facts, List<String> completedSteps) {
    return service.steps().stream()
        .filter(step -> !completedSteps.contains(step.code()) && step.isFor(facts))
        .findFirst();
  }

  static Optional<Step> next(ServiceDefinition service, RequestFile file) {
    return next(service, file.facts(), file.work().completedSteps());
  }

  /** The step that an action is about; empty if it is about none. */
  public static Optional<Step> of(
      RequestAction action, ServiceDefinition service, RequestFile file) {
    return switch (action) {
      case START_STEP -> next(service, file);
      case COMPLETE_STEP -> Optional.ofNullable(file.request().step()).flatMap(service::step);
      default -> Optional.empty();
    };
  }

  /** Why a step cannot be completed yet; null if it can. */
  static @Nullable String lacking(
      Step step, List<RequestSnapshot.Fee> fees, WorkFile.@Nullable FinalBill finalBill) {
    for (ServiceDefinition.Requirement requirement : step.requires()) {
      switch (requirement) {
        case FINAL_BILL -> {
          if (finalBill == null) {
            return "billing has not issued the last bill yet";
          }
        }
        case PAID_FEE -> {
          if (fees.isEmpty() || Lifecycle.dueFee(fees) != null) {
            return "no fee was asked for and paid";
          }
        }
      }
    }
    return null;
  }
}
