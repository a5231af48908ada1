package vn.evn.portal.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a catalogue of the portal says.
 *
 * @param readAt when the portal said so
 * @param isStale whether the portal could not be asked although it was time to
 */
record CatalogueEntries(List<JsonNode> entries, OffsetDateTime readAt, boolean isStale) {
  CatalogueEntries {
    entries = List.copyOf(entries);
  }
}
