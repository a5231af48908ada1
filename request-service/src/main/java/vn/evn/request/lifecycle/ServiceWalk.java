package vn.evn.request.lifecycle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.evn.contracts.request.RequestState;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.catalogue.ServiceDefinition.Requirement;
import vn.evn.request.catalogue.ServiceDefinition.Step;

/**
 * Walks a service through the transition table with its steps, in every way that its conditions
 * allow: every state and step must be reached, and from wherever work is open its end must be
 * reachable. Corrections are left out, since they could hide a dead end.
 */
public final class ServiceWalk {
  private final ServiceDefinition service;
  private final List<Step> steps;

  private ServiceWalk(ServiceDefinition service) {
    this.service = service;
    this.steps = service.steps();
  }

  /**
   * Where a request can be.
   *
   * @param accepted whether it was accepted
   * @param step number of the step that is begun, or of the first that is not; the number of steps
   *     when every step is done
   * @param begun whether work on the steps began
   * @param customer whether there is a customer code
   * @param outcome whether billing was told something
   * @param paid whether a fee was paid
   */
  private record Place(
      RequestState state,
      boolean accepted,
      int step,
      boolean begun,
      boolean customer,
      boolean outcome,
      boolean paid) {

    Place in(RequestState other) {
      return new Place(other, accepted, step, begun, customer, outcome, paid);
    }

    /** The state in which the work goes on. */
    RequestState working() {
      if (!accepted) {
        return RequestState.SUBMITTED;
      }
      return begun ? RequestState.IN_PROGRESS : RequestState.ACCEPTED;
    }
  }

  /** Every fault, each a sentence without the name of the service; empty if there is none. */
  public static List<String> faultsOf(ServiceDefinition service) {
    return new ServiceWalk(service).faults();
  }

  private List<String> faults() {
    Map<Place, Set<Place>> ways = new HashMap<>();
    Deque<Place> open = new ArrayDeque<>();
    open.add(
        new Place(
            RequestState.SUBMITTED, false, 0, false, service.requiresCustomerCode(), false, false));
    while (!open.isEmpty()) {
      Place place = open.remove();
      if (!ways.containsKey(place)) {
        Set<Place> next = next(place);
        ways.put(place, next);
        open.addAll(next);
      }
    }
    List<String> faults = new ArrayList<>();
    Set<RequestState> states = EnumSet.allOf(RequestState.class);
    if (service.fees().isEmpty()) {
      // Nothing can be asked for where nothing is charged.
      states.remove(RequestState.AWAITING_PAYMENT);
    }
    Set<String> unreached = new TreeSet<>();
    steps.forEach(step -> unreached.add(step.code()));
    for (Place place : ways.keySet()) {
      states.remove(place.state());
      if (place.state() == RequestState.IN_PROGRESS && place.step() < steps.size()) {
        unreached.remove(steps.get(place.step()).code());
      }
    }
    states.forEach(state -> faults.add("state " + state + " is never reached"));
    unreached.forEach(step -> faults.add("step " + step + " is never reached"));
    Set<String> deadEnds = new TreeSet<>();
    Set<Place> ending = ending(ways);
    for (Place place : ways.keySet()) {
      if (!ending.contains(place)) {
        deadEnds.add(
            place.state()
                + (place.step() < steps.size()
                    ? " at step " + steps.get(place.step()).code()
                    : ""));
      }
    }
    deadEnds.forEach(place -> faults.add("nothing leads from " + place + " to a result"));
    return faults;
  }

  /** The places from which a result can be reached. */
  private static Set<Place> ending(Map<Place, Set<Place>> ways) {
    Set<Place> ending = new HashSet<>();
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Map.Entry<Place, Set<Place>> way : ways.entrySet()) {
        boolean ends =
            way.getKey().state() == RequestState.RESULT_RETURNED
                || way.getValue().stream().anyMatch(ending::contains);
        grows |= ends && ending.add(way.getKey());
      }
    }
    return ending;
  }

  private Set<Place> next(Place place) {
    Set<Place> next = new LinkedHashSet<>();
    for (RequestTransition row : RequestTransition.values()) {
      if (row != RequestTransition.CORRECT && row.from().contains(place.state())) {
        next.addAll(by(row, place));
      }
    }
    return next;
  }

  private Set<Place> by(RequestTransition row, Place place) {
    return switch (row) {
      case ACCEPT ->
          Set.of(
              new Place(
                  RequestState.ACCEPTED,
                  true,
                  place.step(),
                  place.begun(),
                  place.customer(),
                  place.outcome(),
                  place.paid()));
      case START_STEP -> atEachOf(place, place.step(), place.customer(), place.outcome(), true);
      case COMPLETE_STEP -> afterStep(place);
      case RECEIVE_SUPPLEMENT -> Set.of(place.in(place.working()));
      case CONFIRM_PAYMENT ->
          Set.of(
              new Place(
                  place.working(),
                  place.accepted(),
                  place.step(),
                  place.begun(),
                  place.customer(),
                  place.outcome(),
                  true));
      // Re-opening leads back to where it stood, which was walked before it ended.
      case REOPEN -> Set.of(place.in(place.working()));
      case COMPLETE ->
          place.step() == steps.size() ? Set.of(place.in(RequestState.COMPLETED)) : Set.of();
      case REQUEST_PAYMENT ->
          service.fees().isEmpty() ? Set.of() : Set.of(place.in(RequestState.AWAITING_PAYMENT));
      case REFUSE, REQUEST_SUPPLEMENT, WITHDRAW, STOP, RETURN_RESULT ->
          Set.of(place.in(row.to().iterator().next()));
      case EXTEND, HAND_OVER, CORRECT, NOTE -> Set.of();
    };
  }

  private Set<Place> afterStep(Place place) {
    if (place.step() == steps.size()) {
      return Set.of();
    }
    Step step = steps.get(place.step());
    boolean possible =
        step.requires().stream()
            .allMatch(
                requirement ->
                    requirement == Requirement.PAID_FEE ? place.paid() : place.outcome());
    if (!possible || (step.requiresOutcome() && !place.customer())) {
      return Set.of();
    }
    return atEachOf(
        place,
        place.step() + 1,
        place.customer() || step.mintsCustomerCode(),
        place.outcome() || step.requiresOutcome(),
        false);
  }

  /**
   * The places that can follow: the next step, or one after it where those between have conditions.
   *
   * @param mustBegin whether there has to be a step
   */
  private Set<Place> atEachOf(
      Place place, int first, boolean customer, boolean outcome, boolean mustBegin) {
    Set<Place> places = new LinkedHashSet<>();
    int step = first;
    while (step < steps.size()) {
      places.add(at(place, step, customer, outcome));
      if (steps.get(step).when() == null) {
        return places;
      }
      step++;
    }
    if (!mustBegin) {
      places.add(at(place, step, customer, outcome));
    }
    return places;
  }

  private static Place at(Place place, int step, boolean customer, boolean outcome) {
    return new Place(RequestState.IN_PROGRESS, true, step, true, customer, outcome, place.paid());
  }
}
