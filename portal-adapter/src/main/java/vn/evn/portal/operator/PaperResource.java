package vn.evn.portal.operator;

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
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;
import vn.evn.platform.time.BusinessTime;
import vn.evn.portal.message.DossierCode;
import vn.evn.portal.operator.PaperPage.PendingPaper;
import vn.evn.portal.paper.PendingPapers;

/** Papers given as an address, for those who look after them. */
@Path("/portal/v1/operator/papers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operator")
public class PaperResource {
  private static final int MOST = 200;

  private static final String EXAMPLE =
      """
      {"items": [{"id": "0b6a3c1e-7f55-4d0c-9a53-2f1f8a6f0a01", "dossier": "Z99.05-261116-0007",
       "name": "GiayDeNghiMuaDien-BoSung.pdf", "host": "tep.dvcqg.example", "state": "FAILED", "attempts": 20,
       "nextAt": null, "lastError": "the answer was HTTP 503", "createdAt": "2026-11-18T09:12:00+07:00"}], "next": null}""";

  private final DataSource dataSource;
  private final PendingPapers papers;

  @Inject
  PaperResource(DataSource dataSource, PendingPapers papers) {
    this.dataSource = dataSource;
    this.papers = papers;
  }

  @GET
  @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
  @Operation(
      operationId = "listPapers",
      summary = "Lists papers that were given as an address",
      description = "With what became of each; of one dossier, or in one state; oldest first.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PaperPage.class),
              examples = @ExampleObject(name = "page", value = EXAMPLE)))
  public PaperPage list(
      @Parameter(description = "Dossier code", example = "Z99.05-261116-0007")
          @QueryParam("dossier")
          @Nullable String dossier,
      @Parameter(description = "PENDING, STORED or FAILED", example = "FAILED") @QueryParam("state")
          @Nullable String state,
      @Parameter(description = "Where the page before ended: its next") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200") @QueryParam("limit") @DefaultValue("50")
          int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalidField("/limit", "must be from 1 to " + MOST);
    }
    List<PendingPaper> rows = read(dossier, state, idOf("/cursor", cursor), limit + 1);
    boolean more = rows.size() > limit;
    List<PendingPaper> items = more ? rows.subList(0, limit) : rows;
    return new PaperPage(items, more ? items.get(limit - 1).id().toString() : null);
  }

  @POST
  @Path("{id}/fetch")
  @RolesAllowed(Roles.SUPERVISOR)
  @Operation(
      operationId = "fetchPaper",
      summary = "Has a paper fetched again that was given up",
      description = "Makes a FAILED paper due now; what becomes of it is announced again.")
  @APIResponse(
      responseCode = "200",
      description = "It is due",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples =
                  @ExampleObject(
                      name = "due",
                      value = "{\"id\": \"0b6a3c1e-7f55-4d0c-9a53-2f1f8a6f0a01\"}")))
  public Map<String, String> fetch(
      @Parameter(description = "Id of the paper", example = "0b6a3c1e-7f55-4d0c-9a53-2f1f8a6f0a01")
          @PathParam("id")
          String id) {
    UUID paper = asId(id);
    if (paper == null || !papers.retry(paper)) {
      throw ProblemException.notFound("There is no paper of this id that was given up");
    }
    return Map.of("id", id);
  }

  private static @Nullable UUID idOf(String field, @Nullable String text) {
    if (text == null) {
      return null;
    }
    UUID id = asId(text);
    if (id == null) {
      throw ProblemException.invalidField(field, "is not a cursor that a page gave");
    }
    return id;
  }

  private static @Nullable UUID asId(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private List<PendingPaper> read(
      @Nullable String dossier, @Nullable String state, @Nullable UUID after, int most) {
    List<PendingPaper> rows = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, code_key, name, address, state, attempts, next_at, last_error,"
                    + " created_at FROM pending_paper"
                    + " WHERE (?::uuid IS NULL OR (created_at, id) >"
                    + " (SELECT created_at, id FROM pending_paper WHERE id = ?::uuid))"
                    + " AND (?::text IS NULL OR code_key = ?)"
                    + " AND (?::text IS NULL OR state = ?) ORDER BY created_at, id LIMIT ?")) {
      String key = dossier == null ? null : DossierCode.key(dossier);
      query.setObject(1, after);
      query.setObject(2, after);
      query.setString(3, key);
      query.setString(4, key);
      query.setString(5, state);
      query.setString(6, state);
      query.setInt(7, most);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          rows.add(row(result));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static PendingPaper row(ResultSet result) throws SQLException {
    String state = result.getString(5);
    return new PendingPaper(
        result.getObject(1, UUID.class),
        result.getString(2),
        result.getString(3),
        hostOf(result.getString(4)),
        state,
        result.getInt(6),
        state.equals("PENDING") ? local(result.getObject(7, OffsetDateTime.class)) : null,
        result.getString(8),
        local(result.getObject(9, OffsetDateTime.class)));
  }

  private static OffsetDateTime local(OffsetDateTime time) {
    return time.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime();
  }

  /** The host alone: the rest of an address may hold the right to read. */
  private static @Nullable String hostOf(String address) {
    try {
      return URI.create(address).getHost();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
