package vn.evn.simulator.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.evn.simulator.dossier.DossierView;
import vn.evn.simulator.dossier.Dossiers;
import vn.evn.simulator.dossier.Message;
import vn.evn.simulator.fault.Fault;
import vn.evn.simulator.fault.FaultPlan;
import vn.evn.simulator.fault.Faults;
import vn.evn.simulator.problem.ProblemException;
import vn.evn.simulator.procedure.Applications;
import vn.evn.simulator.procedure.Procedures;

/** Pushes messages about dossiers to the agency, and keeps what came of each. */
@ApplicationScoped
public class Pushes {
  static final String APPLICATIONS = "/portal/v1/applications";
  static final String MESSAGES = "/portal/v1/messages";
  static final String PAYMENT_LOOKUP = "/portal/v1/payment-lookup";

  private final AdapterClient adapter;
  private final Dossiers dossiers;
  private final Applications applications;
  private final Procedures procedures;
  private final Faults faults;
  private final Clock clock;

  Pushes(
      AdapterClient adapter,
      Dossiers dossiers,
      Applications applications,
      Procedures procedures,
      Faults faults,
      Clock clock) {
    this.adapter = adapter;
    this.dossiers = dossiers;
    this.applications = applications;
    this.procedures = procedures;
    this.faults = faults;
    this.clock = clock;
  }

  /** A dossier code of today that was never given before. */
  public String allotCode() {
    return dossiers.allotCode(LocalDate.now(clock));
  }

  /**
   * Hands in an application of a procedure and pushes it; the future never fails.
   *
   * @throws ProblemException if there is no token or no room; nothing was handed in then
   */
  public CompletableFuture<Exchange> submit(String procedure, String code, long seed) {
    return submit(code, application(procedure, code, seed));
  }

  boolean isKnown(String procedure) {
    return procedures.name(procedure).isPresent();
  }

  ObjectNode application(String procedure, String code, long seed) {
    return applications
        .write(procedure, code, seed)
        .orElseThrow(() -> ProblemException.invalidField("/procedure", "no such procedure"));
  }

  CompletableFuture<Exchange> submit(String code, ObjectNode application) {
    adapter.token();
    // First: the agency may call back before its answer to the push has been read.
    dossiers.submit(code, application);
    // The dossier holds the application already: its message need not hold it a second time.
    Fault fault = faults.next(FaultPlan.PUSH).orElse(null);
    ObjectNode sent = fault == Fault.TWELVE_HOUR_TIMES ? TwelveHours.in(application) : application;
    return push(code, APPLICATIONS, APPLICATIONS, sent, null, fault);
  }

  /**
   * Pushes a message about a dossier; the future never fails.
   *
   * @param service name of the operation, as kept with the message
   */
  public CompletableFuture<Exchange> push(
      String code, String path, String service, ObjectNode body) {
    return push(code, path, service, body, UnaryOperator.identity());
  }

  /**
   * Pushes a message about a dossier that is sealed last, whatever has gone wrong with its content
   * before; the future never fails.
   *
   * @param seal adds the checksum to the message as it is sent
   */
  public CompletableFuture<Exchange> push(
      String code, String path, String service, ObjectNode body, UnaryOperator<ObjectNode> seal) {
    Fault fault = faults.next(FaultPlan.PUSH).orElse(null);
    ObjectNode sent = seal.apply(fault == Fault.TWELVE_HOUR_TIMES ? TwelveHours.in(body) : body);
    return push(code, path, service, sent, sent, fault);
  }

  private CompletableFuture<Exchange> push(
      String code,
      String path,
      String service,
      ObjectNode body,
      @Nullable ObjectNode kept,
      @Nullable Fault fault) {
    long era = dossiers.era();
    return deliver(path, body, fault)
        .thenApply(
            exchange -> {
              dossiers.messageSeen(
                  code,
                  new Message(
                      OffsetDateTime.now(clock),
                      Message.Direction.TO_AGENCY,
                      service,
                      exchange.outcome(),
                      null,
                      kept,
                      exchange.reply()),
                  era);
              return exchange;
            });
  }

  /** Sends it, or lets go wrong what is to go wrong with a push. */
  private CompletableFuture<Exchange> deliver(String path, ObjectNode body, @Nullable Fault fault) {
    if (fault == Fault.OUT_OF_ORDER) {
      Executor later =
          CompletableFuture.delayedExecutor(faults.plan().slowMillis(), TimeUnit.MILLISECONDS);
      return CompletableFuture.supplyAsync(() -> adapter.postLater(path, body), later)
          .thenCompose(answer -> answer);
    }
    if (fault == Fault.DUPLICATE) {
      CompletableFuture<Exchange> first = adapter.postLater(path, body);
      return adapter.postLater(path, body).thenCombine(first, (second, answer) -> answer);
    }
    return adapter.postLater(path, body);
  }

  /**
   * A dossier that was handed in here.
   *
   * @throws ProblemException 404 if there is none
   */
  public DossierView handedIn(String code) {
    return dossiers
        .find(code)
        .filter(DossierView::bornOnPortal)
        .orElseThrow(
            () ->
                new ProblemException(
                    404, "dossier-not-found", "No such dossier", "None was handed in so"));
  }
}
