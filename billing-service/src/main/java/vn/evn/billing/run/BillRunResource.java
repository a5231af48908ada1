package vn.evn.billing.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.JsonFields;
import vn.evn.billing.api.Paging;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;

/** Bill runs. */
@Path("/api/v1/bill-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bill runs")
public class BillRunResource {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int MOST_TICKS = 3_600;
  private static final int MOST_CHUNKS_VERIFIED = 50;
  private static final Set<String> AT_WORK = Set.of("CREATED", "RUNNING", "PAUSED");

  private final BillRuns runs;
  private final CaseDesk desk;
  private final Verifier verifier;
  private final Actor actor;
  private final Clock clock;

  @Inject
  BillRunResource(BillRuns runs, CaseDesk desk, Verifier verifier, Actor actor, Clock clock) {
    this.runs = runs;
    this.desk = desk;
    this.verifier = verifier;
    this.actor = actor;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.BILLING_OPERATOR)
  @Operation(
      operationId = "createBillRun",
      summary = "Makes a bill run",
      description =
          "Cuts the points of the scope into chunks. Nothing is computed before the run is started."
              + " A run that is at work for the same scope and period is given back with 200.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = RunCall.class),
              examples = @ExampleObject(name = "unit", value = RunExamples.CALL)))
  @APIResponse(
      responseCode = "201",
      description = "Made",
      content =
          @Content(
              schema = @Schema(implementation = RunView.class),
              examples = @ExampleObject(name = "run", value = RunExamples.RUN)))
  @APIResponse(
      responseCode = "200",
      description = "At work already; the same run",
      content =
          @Content(
              schema = @Schema(implementation = RunView.class),
              examples = @ExampleObject(name = "run", value = RunExamples.RUN)))
  public Response create(@Nullable ObjectNode call) {
    RunCall.Read read = RunCall.read(call, LocalDate.now(clock));
    BillRuns.Created created =
        runs.create(
            read.billPeriod(),
            read.unit(),
            read.customerGroup(),
            read.programme(),
            read.taxPointDate(),
            actor.name());
    return Response.status(created.anew() ? Response.Status.CREATED : Response.Status.OK)
        .entity(RunView.of(created.run()))
        .build();
  }

  @GET
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "listBillRuns",
      summary = "Lists bill runs",
      description = "A page of the runs in the order in which they were made.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              schema = @Schema(implementation = RunPage.class),
              examples = @ExampleObject(name = "page", value = RunExamples.RUNS)))
  public RunPage list(
      @Parameter(description = "Where the page before ended") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200")
          @QueryParam("limit")
          @DefaultValue(Paging.DEFAULT_LIMIT)
          int limit) {
    Paging paging = Paging.of(cursor, limit);
    List<Run> rows = runs.page(paging.after(), paging.rows());
    return new RunPage(
        paging.items(rows).stream().map(RunView::of).toList(), paging.next(rows, Run::id));
  }

  @GET
  @Path("{id}")
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "getBillRun",
      summary = "Reads one bill run",
      description = "Scope, state and times of the run, and its hash once it was checked.")
  @APIResponse(
      responseCode = "200",
      description = "The run",
      content =
          @Content(
              schema = @Schema(implementation = RunView.class),
              examples = @ExampleObject(name = "run", value = RunExamples.RUN)))
  public RunView get(
      @Parameter(description = "Identifier", example = "12") @PathParam("id") String id) {
    return RunView.of(runs.find(number(id)));
  }

  @GET
  @Path("{id}/progress")
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "getBillRunProgress",
      summary = "Tells how far a bill run is",
      description = "Percent, rate, time left and what the chunks that are done have come to.")
  @APIResponse(
      responseCode = "200",
      description = "The progress",
      content =
          @Content(
              schema = @Schema(implementation = RunProgress.class),
              examples = @ExampleObject(name = "half", value = RunExamples.PROGRESS)))
  public RunProgress progress(
      @Parameter(description = "Identifier", example = "12") @PathParam("id") String id) {
    return runs.progress(number(id));
  }

  @GET
  @Path("{id}/progress/stream")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "streamBillRunProgress",
      summary = "Streams how far a bill run is",
      description =
          "Server-sent events, one a second, each the same as the answer of progress; the stream"
              + " ends when every chunk is done or the run is cancelled, and after an hour.")
  @APIResponse(
      responseCode = "200",
      description = "The stream",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = RunProgress.class),
              examples = @ExampleObject(name = "event", value = RunExamples.STREAM)))
  public Multi<RunProgress> stream(
      @Parameter(description = "Identifier", example = "12") @PathParam("id") String id) {
    long run = number(id);
    RunProgress first = runs.progress(run);
    if (!AT_WORK.contains(first.state())) {
      return Multi.createFrom().item(first);
    }
    return Multi.createFrom()
        .ticks()
        .every(TICK)
        .onOverflow()
        .drop()
        .select()
        .first(MOST_TICKS)
        .onItem()
        .transformToUniAndConcatenate(
            tick ->
                Uni.createFrom()
                    .item(() -> runs.progress(run))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
        .select()
        .first(new UntilEnd()::isWanted);
  }

  /** Lets the first progress of the end through, and none after it. */
  private static final class UntilEnd {
    private boolean ended;

    boolean isWanted(RunProgress progress) {
      boolean wanted = !ended;
      ended = !AT_WORK.contains(progress.state());
      return wanted;
    }
  }

  @GET
  @Path("{id}/totals")
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "getBillRunTotals",
      summary = "Sums the bills of a run",
      description =
          "Control totals by group, unit and rule of a programme, summed from the bills themselves,"
              + " and where the sums of the chunks differ from them.")
  @APIResponse(
      responseCode = "200",
      description = "The totals",
      content =
          @Content(
              schema = @Schema(implementation = RunTotals.class),
              examples = @ExampleObject(name = "totals", value = RunExamples.TOTALS)))
  public RunTotals totals(
      @Parameter(description = "Identifier", example = "12") @PathParam("id") String id) {
    return runs.totals(number(id));
  }

  @POST
  @Path("{id}/actions/{action}")
  @RolesAllowed(Roles.BILLING_OPERATOR)
  @Operation(
      operationId = "actOnBillRun",
      summary = "Moves a bill run on",
      description =
          "start (also after a failure), pause, resume, cancel, check, issue, close, re-emit. A"
              + " repeat changes nothing. 409 where the state does not allow it, where the control"
              + " totals differ, or where a run that is to be closed has open cases.")
  @APIResponse(responseCode = "404", description = "There is no such run or action")
  @APIResponse(responseCode = "409", description = "The run does not allow it at present")
  @APIResponse(
      responseCode = "200",
      description = "The run as it is now",
      content =
          @Content(
              schema = @Schema(implementation = RunView.class),
              examples = @ExampleObject(name = "run", value = RunExamples.RUN)))
  public RunView act(
      @Parameter(description = "Identifier", example = "12") @PathParam("id") String id,
      @Parameter(description = "What to do", example = "start") @PathParam("action")
          String action) {
    long run = number(id);
    Run now =
        switch (action) {
          case "start", "resume" -> {
            Run started = runs.start(run);
            runs.wake();
            yield started;
          }
          case "pause" -> runs.pause(run);
          case "cancel" -> runs.cancel(run);
          case "check" -> runs.check(run);
          case "issue" -> runs.issue(run);
          case "close" -> runs.close(run);
          case "re-emit" -> runs.reEmit(run);
          default -> throw ProblemException.notFound("A bill run has no such action");
        };
    return RunView.of(now);
  }

  @GET
  @Path("{id}/cases")
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "listBillRunCases",
      summary = "Lists held bills and points without a bill",
      description = "A page of the cases of a run, narrowed by state and reason.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              schema = @Schema(implementation = CasePage.class),
              examples = @ExampleObject(name = "page", value = RunExamples.CASES)))
  public CasePage cases(
      @Parameter(description = "Identifier", example = "12") @PathParam("id") String id,
      @Parameter(description = "OPEN, RELEASED or WAIVED") @QueryParam("state")
          @Nullable String state,
      @Parameter(description = "A reason, such as MUCH_MORE") @QueryParam("reason")
          @Nullable String reason,
      @Parameter(description = "Where the page before ended") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200")
          @QueryParam("limit")
          @DefaultValue(Paging.DEFAULT_LIMIT)
          int limit) {
    Paging paging = Paging.of(cursor, limit);
    long run = number(id);
    runs.find(run);
    List<RunCase> rows = desk.page(run, state, reason, paging);
    return new CasePage(paging.items(rows), paging.next(rows, RunCase::servicePointId));
  }

  @GET
  @Path("{id}/cases/{customerCode}")
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "getBillRunCase",
      summary = "Reads one case of a run",
      description = "The case with everything that was decided about it.")
  @APIResponse(
      responseCode = "200",
      description = "The case",
      content =
          @Content(
              schema = @Schema(implementation = RunCase.class),
              examples = @ExampleObject(name = "case", value = RunExamples.CASE)))
  public RunCase oneCase(
      @Parameter(description = "Identifier", example = "12") @PathParam("id") String id,
      @Parameter(description = "Code of the customer", example = "PD05000123456")
          @PathParam("customerCode")
          String customerCode) {
    return desk.find(number(id), customerCode);
  }

  @POST
  @Path("{id}/cases/{customerCode}/actions/{action}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.BILLING_OPERATOR)
  @Operation(
      operationId = "decideBillRunCase",
      summary = "Decides a case of a run",
      description =
          "release: the held bill is right. recompute: readings or facts were put right, compute it"
              + " anew; it is released when nothing holds it any more. waive: there is to be no bill"
              + " of this period. A reason is needed and kept.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = DecisionCall.class),
              examples = @ExampleObject(name = "reason", value = RunExamples.DECISION)))
  @APIResponse(responseCode = "404", description = "There is no such case or action")
  @APIResponse(responseCode = "409", description = "The case does not allow it at present")
  @APIResponse(
      responseCode = "200",
      description = "The case as it is now",
      content =
          @Content(
              schema = @Schema(implementation = RunCase.class),
              examples = @ExampleObject(name = "case", value = RunExamples.CASE)))
  public RunCase decide(
      @Parameter(description = "Identifier", example = "12") @PathParam("id") String id,
      @Parameter(description = "Code of the customer", example = "PD05000123456")
          @PathParam("customerCode")
          String customerCode,
      @Parameter(description = "release, recompute or waive", example = "release")
          @PathParam("action")
          String action,
      @Nullable ObjectNode call) {
    JsonFields fields = JsonFields.of(call);
    fields.require("reason");
    String reason = fields.text("reason");
    fields.refuseUnknown();
    fields.refuseIfFaulty();
    CaseDesk.Decision decision =
        switch (action) {
          case "release" -> CaseDesk.Decision.RELEASE;
          case "recompute" -> CaseDesk.Decision.RECOMPUTE;
          case "waive" -> CaseDesk.Decision.WAIVE;
          default -> throw ProblemException.notFound("A case has no such action");
        };
    return desk.decide(
        number(id), customerCode, decision, reason == null ? "" : reason, actor.name());
  }

  /** The form of a call that decides a case. */
  @Schema(
      name = "BillRunDecisionCall",
      description = "Why a case is decided so",
      requiredProperties = {"reason"})
  public record DecisionCall(@Schema(description = "Why") String reason) {}

  @GET
  @Path("{id}/verification")
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "verifyBillRun",
      summary = "Computes chunks of a run once more",
      description =
          "Computes the bills of the next chunks from the readings, facts and rules of today and"
              + " compares them by their hashes. Nothing is changed. Follow the cursor for the whole"
              + " run.")
  @APIResponse(
      responseCode = "200",
      description = "What it has shown",
      content =
          @Content(
              schema = @Schema(implementation = Verification.class),
              examples = @ExampleObject(name = "same", value = RunExamples.VERIFICATION)))
  public Verification verify(
      @Parameter(description = "Identifier", example = "12") @PathParam("id") String id,
      @Parameter(description = "Where the call before ended") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most chunks, 1 to 50") @QueryParam("limit") @DefaultValue("10")
          int limit) {
    if (limit < 1 || limit > MOST_CHUNKS_VERIFIED) {
      throw ProblemException.invalidField("/limit", "must be from 1 to " + MOST_CHUNKS_VERIFIED);
    }
    Paging paging = Paging.of(cursor, limit);
    return verifier.verify(number(id), paging.after(), paging.limit());
  }

  private static long number(String id) {
    if (!id.matches("\\d{1,18}")) {
      throw BillRuns.unknown();
    }
    return Long.parseLong(id);
  }
}
