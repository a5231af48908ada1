package vn.evn.request.lifecycle;

import static vn.evn.contracts.request.RequestState.ACCEPTED;
import static vn.evn.contracts.request.RequestState.AWAITING_PAYMENT;
import static vn.evn.contracts.request.RequestState.AWAITING_SUPPLEMENT;
import static vn.evn.contracts.request.RequestState.COMPLETED;
import static vn.evn.contracts.request.RequestState.IN_PROGRESS;
import static vn.evn.contracts.request.RequestState.REFUSED;
import static vn.evn.contracts.request.RequestState.RESULT_RETURNED;
import static vn.evn.contracts.request.RequestState.STOPPED;
import static vn.evn.contracts.request.RequestState.SUBMITTED;
import static vn.evn.contracts.request.RequestState.WITHDRAWN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestState;

/**
 * The transition table: one row per action with the states it may come from, the states it may lead
 * to, and the event that announces it. An action that is not here in a state is illegal in it.
 */
public enum RequestTransition {
  ACCEPT(RequestAction.ACCEPT, from(SUBMITTED), to(ACCEPTED), RequestEvents.ACCEPTED),
  REFUSE(
      RequestAction.REFUSE,
      from(SUBMITTED, AWAITING_SUPPLEMENT),
      to(REFUSED),
      RequestEvents.REFUSED),
  START_STEP(
      RequestAction.START_STEP,
      from(ACCEPTED, IN_PROGRESS),
      to(IN_PROGRESS),
      RequestEvents.STEP_CHANGED),
  COMPLETE_STEP(
      RequestAction.COMPLETE_STEP, from(IN_PROGRESS), to(IN_PROGRESS), RequestEvents.STEP_CHANGED),
  REQUEST_SUPPLEMENT(
      RequestAction.REQUEST_SUPPLEMENT,
      from(SUBMITTED, ACCEPTED, IN_PROGRESS),
      to(AWAITING_SUPPLEMENT),
      RequestEvents.SUPPLEMENT_REQUESTED),
  RECEIVE_SUPPLEMENT(
      RequestAction.RECEIVE_SUPPLEMENT,
      from(AWAITING_SUPPLEMENT),
      to(SUBMITTED, ACCEPTED, IN_PROGRESS),
      RequestEvents.SUPPLEMENTED),
  REQUEST_PAYMENT(
      RequestAction.REQUEST_PAYMENT,
      from(ACCEPTED, IN_PROGRESS),
      to(AWAITING_PAYMENT),
      RequestEvents.PAYMENT_REQUESTED),
  CONFIRM_PAYMENT(
      RequestAction.CONFIRM_PAYMENT,
      from(AWAITING_PAYMENT),
      to(ACCEPTED, IN_PROGRESS),
      RequestEvents.PAID),
  WITHDRAW(
      RequestAction.WITHDRAW,
      from(SUBMITTED, ACCEPTED, IN_PROGRESS, AWAITING_SUPPLEMENT, AWAITING_PAYMENT),
      to(WITHDRAWN),
      RequestEvents.WITHDRAWN),
  STOP(
      RequestAction.STOP,
      from(ACCEPTED, IN_PROGRESS, AWAITING_SUPPLEMENT, AWAITING_PAYMENT),
      to(STOPPED),
      RequestEvents.STOPPED),
  REOPEN(
      RequestAction.REOPEN,
      from(REFUSED, WITHDRAWN, STOPPED),
      to(SUBMITTED, ACCEPTED, IN_PROGRESS, AWAITING_SUPPLEMENT, AWAITING_PAYMENT),
      RequestEvents.REOPENED),
  COMPLETE(RequestAction.COMPLETE, from(IN_PROGRESS), to(COMPLETED), RequestEvents.COMPLETED),
  RETURN_RESULT(
      RequestAction.RETURN_RESULT,
      from(COMPLETED),
      to(RESULT_RETURNED),
      RequestEvents.RESULT_RETURNED),
  EXTEND(
      RequestAction.EXTEND,
      from(ACCEPTED, IN_PROGRESS, AWAITING_SUPPLEMENT, AWAITING_PAYMENT),
      Set.of(),
      RequestEvents.DUE_DATE_CHANGED),
  HAND_OVER(
      RequestAction.HAND_OVER,
      from(SUBMITTED, ACCEPTED, IN_PROGRESS, AWAITING_SUPPLEMENT, AWAITING_PAYMENT),
      Set.of(),
      RequestEvents.HANDED_OVER),
  CORRECT(
      RequestAction.CORRECT,
      EnumSet.allOf(RequestState.class),
      EnumSet.allOf(RequestState.class),
      RequestEvents.CORRECTED),
  NOTE(RequestAction.NOTE, EnumSet.allOf(RequestState.class), Set.of(), null);

  private final RequestAction action;
  private final Set<RequestState> from;
  private final Set<RequestState> to;
  private final @Nullable String eventType;

  RequestTransition(
      RequestAction action,
      Set<RequestState> from,
      Set<RequestState> to,
      @Nullable String eventType) {
    this.action = action;
    this.from = from;
    this.to = to;
    this.eventType = eventType;
  }

  private static Set<RequestState> from(RequestState first, RequestState... others) {
    return EnumSet.of(first, others);
  }

  private static Set<RequestState> to(RequestState first, RequestState... others) {
    return EnumSet.of(first, others);
  }

  public RequestAction action() {
    return action;
  }

  /** States in which the action is legal. */
  public Set<RequestState> from() {
    return from;
  }

  /** States it may lead to; empty where the state stays. */
  public Set<RequestState> to() {
    return to;
  }

  /**
   * The event that announces it; empty for a note to the file, which concerns nobody outside unless
   * it declines a wish to withdraw.
   */
  public Optional<String> eventType() {
    return Optional.ofNullable(eventType);
  }

  /** The row of an action. */
  static RequestTransition of(RequestAction action) {
    return Arrays.stream(values())
        .filter(row -> row.action == action)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no row for " + action));
  }

  boolean allows(RequestState before, RequestState after) {
    return from.contains(before) && (to.isEmpty() ? before == after : to.contains(after));
  }
}
