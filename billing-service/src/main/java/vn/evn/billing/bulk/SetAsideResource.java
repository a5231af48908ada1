package vn.evn.billing.bulk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.api.Paging;
import vn.evn.billing.bulk.SetAsidePage.SetAside;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.security.Roles;
import vn.evn.platform.time.BusinessTime;

/** Readings of files that cannot be true, for a person to look after. */
@Path("/api/v1/readings/set-aside")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readings")
public class SetAsideResource {
  private final DataSource dataSource;

  @Inject
  SetAsideResource(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @GET
  @RolesAllowed({Roles.BILLING_OPERATOR, Roles.INTEGRATOR, Roles.AUDITOR})
  @Operation(
      operationId = "listReadingsSetAside",
      summary = "Lists readings that were set aside",
      description = "A page of the readings of files that cannot be true, each with the reason.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content =
          @Content(
              schema = @Schema(implementation = SetAsidePage.class),
              examples = @ExampleObject(name = "page", value = BulkExamples.SET_ASIDE)))
  public SetAsidePage list(
      @Parameter(description = "Identifier of an import") @QueryParam("importId")
          @Nullable Long importId,
      @Parameter(description = "Where the page before ended") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most entries, 1 to 200")
          @QueryParam("limit")
          @DefaultValue(Paging.DEFAULT_LIMIT)
          int limit) {
    Paging paging = Paging.of(cursor, limit);
    List<SetAside> rows = read(importId, paging);
    return new SetAsidePage(paging.items(rows), paging.next(rows, SetAside::id));
  }

  private List<SetAside> read(@Nullable Long importId, Paging paging) {
    List<SetAside> rows = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, import_id, line, customer_code, meter_number, kind, taken_at, kwh,"
                    + " normal, off_peak, peak, estimated, reason FROM reading_set_aside"
                    + " WHERE id > ? AND import_id = coalesce(?::bigint, import_id)"
                    + " ORDER BY id LIMIT ?")) {
      query.setLong(1, paging.after());
      query.setObject(2, importId);
      query.setInt(3, paging.rows());
      try (ResultSet r = query.executeQuery()) {
        while (r.next()) {
          rows.add(
              new SetAside(
                  r.getLong(1),
                  r.getLong(2),
                  r.getLong(3),
                  r.getString(4),
                  r.getString(5),
                  r.getString(6),
                  r.getObject(7, OffsetDateTime.class)
                      .atZoneSameInstant(BusinessTime.ZONE)
                      .toOffsetDateTime(),
                  r.getObject(8, Long.class),
                  r.getObject(9, Long.class),
                  r.getObject(10, Long.class),
                  r.getObject(11, Long.class),
                  r.getBoolean(12),
                  r.getString(13)));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
