package vn.evn.portal.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.time.BusinessTime;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.message.PortalFields;
import vn.evn.portal.outbound.PortalReader;

/**
 * Reads the portal's catalogues. All copies share what was read; while the portal is away the last
 * answer is used, however old it is.
 */
@ApplicationScoped
class PortalCatalogue {
  /** All procedures. */
  static final String PROCEDURES = "LayDanhSachTTHC";

  /** One procedure. */
  static final String PROCEDURE = "LayThuTuc";

  private final DataSource dataSource;
  private final PortalReader portal;
  private final PortalConfig config;
  private final ObjectMapper json;
  private final Clock clock;

  @Inject
  PortalCatalogue(
      DataSource dataSource,
      PortalReader portal,
      PortalConfig config,
      ObjectMapper json,
      Clock clock) {
    this.dataSource = dataSource;
    this.portal = portal;
    this.config = config;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What a catalogue says; empty if the portal cannot be asked and never was.
   *
   * @param argument procedure code for {@link #PROCEDURE}, else empty
   */
  Optional<CatalogueEntries> read(String service, String argument) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    CatalogueEntries kept = kept(service, argument);
    if (kept != null && kept.readAt().plus(config.catalogueLife()).isAfter(now)) {
      return Optional.of(kept);
    }
    Optional<List<PortalFields>> found =
        service.equals(PROCEDURE)
            ? portal.read(PortalReader.Endpoint.INTEGRATION, service, Map.of("maTTHC", argument))
            : portal.read(PortalReader.Endpoint.SHARE, service, Map.of());
    if (found.isEmpty()) {
      return Optional.ofNullable(kept)
          .map(old -> new CatalogueEntries(old.entries(), old.readAt(), true));
    }
    List<JsonNode> entries = found.get().stream().map(this::node).toList();
    keep(service, argument, entries, now);
    return Optional.of(new CatalogueEntries(entries, there(now), false));
  }

  private JsonNode node(PortalFields fields) {
    ObjectNode node = json.createObjectNode();
    fields.properties().forEach(field -> node.set(field.getKey(), field.getValue()));
    return node;
  }

  private @Nullable CatalogueEntries kept(String service, String argument) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT entries, read_at FROM portal_catalogue"
                    + " WHERE service = ? AND argument = ?")) {
      query.setString(1, service);
      query.setString(2, argument);
      try (ResultSet result = query.executeQuery()) {
        if (!result.next()) {
          return null;
        }
        List<JsonNode> entries = new ArrayList<>();
        json.readTree(result.getString(1)).forEach(entries::add);
        return new CatalogueEntries(
            entries, there(result.getObject(2, OffsetDateTime.class)), false);
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept catalogue is not JSON", e);
    }
  }

  private void keep(String service, String argument, List<JsonNode> entries, OffsetDateTime at) {
    ArrayNode array = json.createArrayNode().addAll(entries);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO portal_catalogue (service, argument, entries, read_at)"
                    + " VALUES (?, ?, ?::jsonb, ?) ON CONFLICT (service, argument)"
                    + " DO UPDATE SET entries = excluded.entries, read_at = excluded.read_at")) {
      insert.setString(1, service);
      insert.setString(2, argument);
      insert.setString(3, array.toString());
      insert.setObject(4, at);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static OffsetDateTime there(OffsetDateTime time) {
    return time.atZoneSameInstant(BusinessTime.ZONE).toOffsetDateTime();
  }
}
