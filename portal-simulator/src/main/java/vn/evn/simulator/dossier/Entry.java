package vn.evn.simulator.dossier;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;

/** A fact in the journal. Replaying all of them in order gives the present state. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Entry.SerialTaken.class, name = "serial-taken"),
  @JsonSubTypes.Type(value = Entry.Submitted.class, name = "submitted"),
  @JsonSubTypes.Type(value = Entry.Synced.class, name = "synced"),
  @JsonSubTypes.Type(value = Entry.StepsAdded.class, name = "steps-added"),
  @JsonSubTypes.Type(value = Entry.StateTold.class, name = "state-told"),
  @JsonSubTypes.Type(value = Entry.RatingsTold.class, name = "ratings-told"),
  @JsonSubTypes.Type(value = Entry.MessageSeen.class, name = "message-seen")
})
sealed interface Entry {
  /** A serial number was used up; it is never given again, not even after a reset. */
  record SerialTaken(String series, long serial) implements Entry {}

  /** An application was handed in on the portal. */
  record Submitted(OffsetDateTime at, String code, ObjectNode application) implements Entry {}

  /** The agency told whole dossiers. */
  record Synced(OffsetDateTime at, List<ObjectNode> dossiers) implements Entry {}

  /** The agency told steps of progress. */
  record StepsAdded(OffsetDateTime at, List<ObjectNode> steps) implements Entry {}

  /** The agency told the state of a dossier that was born on the portal. */
  record StateTold(OffsetDateTime at, ObjectNode state) implements Entry {}

  /** The agency told the ratings of a month. */
  record RatingsTold(OffsetDateTime at, List<ObjectNode> ratings) implements Entry {}

  /** A message went over the wire, whatever came of it. */
  record MessageSeen(String code, Message message) implements Entry {}
}
