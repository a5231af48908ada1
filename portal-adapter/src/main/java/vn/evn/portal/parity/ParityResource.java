package vn.evn.portal.parity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;
import vn.evn.portal.outbound.Repairs;

/** What the portal knows against what we know. */
@Path("/portal/v1/operator/parity")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operator")
public class ParityResource {
  private static final int MOST = 200;

  private final ParityWork work;
  private final ParityRuns runs;
  private final Repairs repairs;

  @Inject
  ParityResource(ParityWork work, ParityRuns runs, Repairs repairs) {
    this.work = work;
    this.runs = runs;
    this.repairs = repairs;
  }

  @POST
  @RolesAllowed(Roles.SUPERVISOR)
  @Operation(
      operationId = "startParity",
      summary = "Compares now what the portal knows with what we know",
      description =
          "The same comparison that begins by itself every day; it runs in the background and shows"
              + " in the list of comparisons.")
  @APIResponse(
      responseCode = "202",
      description = "It has begun",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ParityReport.Started.class),
              examples = @ExampleObject(name = "begun", value = "{\"id\": 7}")))
  public Response start() {
    return Response.accepted(new ParityReport.Started(work.begin())).build();
  }

  @GET
  @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
  @Operation(
      operationId = "listParity",
      summary = "Lists the last comparisons",
      description = "Newest first, at most 200, each with the number of differences.")
  @APIResponse(
      responseCode = "200",
      description = "The comparisons",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = ParityReport.Run.class),
              examples =
                  @ExampleObject(
                      name = "comparisons",
                      value =
                          "[{\"id\": 7, \"startedAt\": \"2026-11-17T02:00:00+07:00\", \"finishedAt\":"
                              + " \"2026-11-17T02:09:41+07:00\", \"compared\": 1204, \"onTheWay\": 3,"
                              + " \"differences\": 2, \"repaired\": 0, \"trouble\": null}]")))
  public List<ParityReport.Run> list(
      @Parameter(description = "Most entries, 1 to 200") @QueryParam("limit") @DefaultValue("30")
          int limit) {
    checkLimit(limit);
    return runs.last(limit);
  }

  @GET
  @Path("{id}/findings")
  @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
  @Operation(
      operationId = "listParityFindings",
      summary = "Lists what a comparison found",
      description =
          "MISSING_THERE: the portal does not know the dossier. MISSING_HERE: it has one that never"
              + " reached us. OTHER_STATE, OTHER_DUE_DATE: it knows another one.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ParityReport.Page.class),
              examples =
                  @ExampleObject(
                      name = "page",
                      value =
                          "{\"items\": [{\"id\": 41, \"dossier\": \"Z99.05-261116-0007\", \"kind\":"
                              + " \"OTHER_STATE\", \"ours\": \"4\", \"theirs\": \"2\", \"repairedAt\":"
                              + " null}], \"next\": null}")))
  public ParityReport.Page findings(
      @Parameter(description = "Id of the comparison", example = "7") @PathParam("id") long id,
      @Parameter(description = "Where the page before ended: its next") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200") @QueryParam("limit") @DefaultValue("50")
          int limit) {
    checkLimit(limit);
    checkKnown(id);
    List<ParityReport.Finding> rows = runs.findings(id, after(cursor), limit + 1);
    boolean more = rows.size() > limit;
    List<ParityReport.Finding> items = more ? rows.subList(0, limit) : rows;
    return new ParityReport.Page(items, more ? String.valueOf(items.get(limit - 1).id()) : null);
  }

  @POST
  @Path("{id}/repair")
  @RolesAllowed(Roles.SUPERVISOR)
  @Operation(
      operationId = "repairParity",
      summary = "Tells the portal again what a comparison found to differ",
      description =
          "Each dossier as it is now, by the queue as every other message, in order and with the"
              + " same retries; one that the portal does not know with all its steps. What never"
              + " reached us cannot be mended from here and is left.")
  @APIResponse(
      responseCode = "200",
      description = "It is queued",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ParityReport.Repair.class),
              examples = @ExampleObject(name = "queued", value = "{\"queued\": 2, \"left\": 0}")))
  public ParityReport.Repair repair(
      @Parameter(description = "Id of the comparison", example = "7") @PathParam("id") long id) {
    checkKnown(id);
    Set<String> queued = new HashSet<>();
    int left = 0;
    long after = 0;
    while (true) {
      List<ParityReport.Finding> page = runs.findings(id, after, MOST);
      for (ParityReport.Finding finding : page) {
        after = finding.id();
        if (finding.repairedAt() != null) {
          continue;
        }
        Difference.Kind kind = Difference.Kind.valueOf(finding.kind());
        if (kind.isRepairable() && isTold(finding, kind, queued)) {
          runs.repaired(finding.id());
        } else {
          left++;
        }
      }
      if (page.size() < MOST) {
        return new ParityReport.Repair(queued.size(), left);
      }
    }
  }

  /** A dossier that differs twice is told once. */
  private boolean isTold(ParityReport.Finding finding, Difference.Kind kind, Set<String> queued) {
    if (queued.contains(finding.dossier())) {
      return true;
    }
    boolean told = repairs.tellAgain(finding.dossier(), kind == Difference.Kind.MISSING_THERE);
    if (told) {
      queued.add(finding.dossier());
    }
    return told;
  }

  private void checkKnown(long id) {
    if (!runs.exists(id)) {
      throw ProblemException.notFound("There is no such comparison");
    }
  }

  private static void checkLimit(int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalidField("/limit", "must be from 1 to " + MOST);
    }
  }

  private static long after(@Nullable String cursor) {
    try {
      return cursor == null ? 0 : Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw ProblemException.invalidField("/cursor", "is not a cursor that a page gave");
    }
  }
}
