package vn.evn.portal.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
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
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;
import vn.evn.platform.time.BusinessTime;
import vn.evn.portal.message.DossierCode;

/** The messages as received, for those who look into a case. */
@Path("/portal/v1/operator/messages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operator")
public class MessageResource {
  private static final int MOST = 100;

  private final DataSource dataSource;
  private final ObjectMapper json;

  @Inject
  MessageResource(DataSource dataSource, ObjectMapper json) {
    this.dataSource = dataSource;
    this.json = json;
  }

  /** A message as it was received. */
  @Schema(name = "RawMessage")
  public record RawMessage(
      long id,
      @Schema(nullable = true) @Nullable String dossier,
      String operation,
      String outcome,
      int errorCode,
      @Schema(description = "Text of the answer, where it was kept", nullable = true)
          @Nullable String answer,
      OffsetDateTime receivedAt,
      @Schema(type = SchemaType.OBJECT, implementation = Object.class) JsonNode body) {}

  /** What is looked for; null where it does not matter. */
  private record Search(
      long after,
      @Nullable String codeKey,
      @Nullable String operation,
      @Nullable String outcome,
      @Nullable OffsetDateTime from,
      @Nullable OffsetDateTime to,
      int limit) {}

  @GET
  @RolesAllowed({Roles.SUPERVISOR, Roles.AUDITOR})
  @Operation(
      operationId = "listRawMessages",
      summary = "Finds messages as received",
      description =
          "By dossier, operation, outcome and time, oldest first, without secrets and document"
              + " bytes. Of a body that is no JSON object there is its size and how it begins, of"
              + " one that was too large its size. The next page begins after the id of the last"
              + " one.")
  @APIResponse(
      responseCode = "200",
      description = "The messages",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = RawMessage.class),
              examples =
                  @ExampleObject(
                      name = "messages",
                      value =
                          "[{\"id\": 1, \"dossier\": \"Z99.05-261116-0007\", \"operation\": \"NEW\","
                              + " \"outcome\": \"REFUSED\", \"errorCode\": -1, \"answer\": \"Hồ sơ"
                              + " không hợp lệ: SoPha: bắt buộc phải có\", \"receivedAt\":"
                              + " \"2026-11-16T08:30:16+07:00\", \"body\": {}}]")))
  public List<RawMessage> find(
      @Parameter(description = "Dossier code", example = "Z99.05-261116-0007")
          @QueryParam("dossier")
          @Nullable String dossier,
      @Parameter(
              description =
                  "NEW, DRAFT, PAYMENT, PAYMENT_LOOKUP, or the name of the message such as"
                      + " NhanHoSoBoSung; of one that could not be read NEW, MESSAGE, PAYMENT or"
                      + " PAYMENT_LOOKUP, of one that is too large its path",
              example = "NEW")
          @QueryParam("operation")
          @Nullable String operation,
      @Parameter(
              description =
                  "STORED, REPEAT, CONFLICT, REFUSED, ANSWERED (a look-up), UNREADABLE or TOO_LARGE",
              example = "CONFLICT")
          @QueryParam("outcome")
          @Nullable String outcome,
      @Parameter(
              description = "Received at this time or later",
              example = "2026-11-16T00:00:00+07:00")
          @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "Received before this time", example = "2026-11-17T00:00:00+07:00")
          @QueryParam("to")
          @Nullable String to,
      @Parameter(description = "Id of the last one seen") @QueryParam("after") @DefaultValue("0")
          long after,
      @Parameter(description = "Most entries, 1 to 100") @QueryParam("limit") @DefaultValue("100")
          int limit) {
    List<FieldError> faults = new ArrayList<>();
    OffsetDateTime begin = time("/from", from, faults);
    OffsetDateTime end = time("/to", to, faults);
    if (limit < 1 || limit > MOST) {
      faults.add(new FieldError("/limit", "must be from 1 to " + MOST));
    }
    if (!faults.isEmpty()) {
      throw ProblemException.invalidFields(faults);
    }
    return read(
        new Search(
            after,
            dossier == null ? null : DossierCode.key(dossier),
            operation,
            outcome,
            begin,
            end,
            limit));
  }

  private static @Nullable OffsetDateTime time(
      String pointer, @Nullable String text, List<FieldError> faults) {
    if (text == null) {
      return null;
    }
    try {
      // A plus sign of the offset that was not encoded arrives as a blank.
      return OffsetDateTime.parse(text.replace(' ', '+'));
    } catch (DateTimeException e) {
      faults.add(new FieldError(pointer, "must be a time such as 2026-11-16T00:00:00+07:00"));
      return null;
    }
  }

  private List<RawMessage> read(Search search) {
    List<RawMessage> messages = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, code_key, operation, outcome, error_code, answer, received_at, body"
                    + " FROM raw_message WHERE id > ?"
                    + " AND (?::text IS NULL OR code_key = ?)"
                    + " AND (?::text IS NULL OR operation = ?)"
                    + " AND (?::text IS NULL OR outcome = ?)"
                    + " AND (?::timestamptz IS NULL OR received_at >= ?)"
                    + " AND (?::timestamptz IS NULL OR received_at < ?) ORDER BY id LIMIT ?")) {
      int place = 1;
      query.setLong(place++, search.after());
      for (Object value :
          new @Nullable Object[] {
            search.codeKey(), search.operation(), search.outcome(), search.from(), search.to()
          }) {
        query.setObject(place++, value);
        query.setObject(place++, value);
      }
      query.setInt(place, search.limit());
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          messages.add(row(result));
        }
      }
      return messages;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    } catch (IOException e) {
      throw new IllegalStateException("a kept message is not JSON", e);
    }
  }

  private RawMessage row(ResultSet result) throws SQLException, IOException {
    return new RawMessage(
        result.getLong(1),
        result.getString(2),
        result.getString(3),
        result.getString(4),
        result.getInt(5),
        result.getString(6),
        result
            .getObject(7, OffsetDateTime.class)
            .atZoneSameInstant(BusinessTime.ZONE)
            .toOffsetDateTime(),
        json.readTree(result.getString(8)));
  }
}
