package vn.evn.portal.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.text.StorableText;
import vn.evn.portal.message.DossierCode;
import vn.evn.portal.message.FieldNames;

/** Keeps every message as it came, in the transaction that answers it. */
@ApplicationScoped
public class RawMessages {
  /** The message took effect. */
  public static final String STORED = "STORED";

  /** It was known already. */
  public static final String REPEAT = "REPEAT";

  /** It says something else than what is known, without being an update: an operator decides. */
  public static final String CONFLICT = "CONFLICT";

  /** It was refused by meaning: nothing came of it, and it may come again as if new. */
  public static final String REFUSED = "REFUSED";

  /** A question was answered; nothing was to take effect. */
  public static final String ANSWERED = "ANSWERED";

  /** It was no message: its body could not be read. */
  static final String UNREADABLE = "UNREADABLE";

  /** It was not read, since it is too large. */
  static final String TOO_LARGE = "TOO_LARGE";

  /** Most characters of a refused message that is kept; what was taken in has limits of its own. */
  private static final int LONGEST_REFUSED = 200_000;

  private static final int LONGEST_ANSWER = 4_000;
  private static final int LONGEST_OPERATION = 100;

  private final DataSource dataSource;
  private final FieldNames names;
  private final ObjectMapper json;
  private final Clock clock;

  @Inject
  RawMessages(DataSource dataSource, FieldNames names, ObjectMapper json, Clock clock) {
    this.dataSource = dataSource;
    this.names = names;
    this.json = json;
    this.clock = clock;
  }

  /** Whether a message of this content took effect before. */
  boolean isKnown(String codeKey, String operation, String digest) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT 1 FROM raw_message WHERE code_key = ? AND operation = ? AND digest = ?"
                    + " AND outcome = 'STORED'")) {
      query.setString(1, codeKey);
      query.setString(2, operation);
      query.setString(3, digest);
      try (ResultSet result = query.executeQuery()) {
        return result.next();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /** The message that a dossier began with, without its papers; empty if it is not kept. */
  Optional<JsonNode> first(String codeKey) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT body FROM raw_message WHERE code_key = ? AND operation = ?"
                    + " AND outcome = 'STORED' ORDER BY id LIMIT 1")) {
      query.setString(1, codeKey);
      query.setString(2, DossierIntake.OPERATION);
      try (ResultSet result = query.executeQuery()) {
        return result.next() ? Optional.of(json.readTree(result.getString(1))) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a raw message is not readable", e);
    }
  }

  void keep(
      @Nullable String codeKey,
      String operation,
      String digest,
      JsonNode body,
      int errorCode,
      String outcome) {
    keep(codeKey, operation, digest, body, errorCode, outcome, null);
  }

  /**
   * Keeps a message that was refused.
   *
   * @param code of the dossier as it was sent, good or not
   * @param answer what the sender was told
   */
  public void keepRefused(
      String code, String operation, String digest, JsonNode body, String answer) {
    JsonNode kept = RawBody.of(body, names);
    int length = kept.toString().length();
    keep(
        DossierCode.isValid(code) ? DossierCode.key(code) : null,
        operation(operation),
        digest,
        length <= LONGEST_REFUSED
            ? body
            : JsonNodeFactory.instance.objectNode().put("(too long to be kept)", length),
        -1,
        REFUSED,
        StorableText.start(StorableText.of(answer), LONGEST_ANSWER));
  }

  /** The name of an operation as it is kept, whatever was sent for it. */
  static String operation(String named) {
    return StorableText.start(StorableText.of(named), LONGEST_OPERATION);
  }

  /**
   * Keeps a message.
   *
   * @param errorCode what the sender was answered
   * @param outcome one of the constants of this class
   * @param answer text of the answer; null where the code says all
   */
  public void keep(
      @Nullable String codeKey,
      String operation,
      String digest,
      JsonNode body,
      int errorCode,
      String outcome,
      @Nullable String answer) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO raw_message (code_key, operation, digest, body, error_code, outcome,"
                    + " answer, received_at) VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?)")) {
      insert.setString(1, codeKey);
      insert.setString(2, operation);
      insert.setString(3, digest);
      insert.setString(4, RawBody.of(body, names).toString());
      insert.setInt(5, errorCode);
      insert.setString(6, outcome);
      insert.setString(7, answer);
      insert.setObject(8, OffsetDateTime.now(clock));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
