package vn.evn.portal.operator;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of events that could not be carried out. */
@Schema(description = "A page of events that could not be carried out, oldest first")
public record DeadLetterPage(
    List<DeadLetter> items,
    @Schema(description = "Cursor of the next page; null on the last", nullable = true)
        @Nullable String next) {

  /** An event that could not be carried out, without its content. */
  @Schema(
      name = "DeadLetter",
      description = "An event that could not be carried out, without its content")
  public record DeadLetter(
      @Schema(description = "Identifier; goes up with time") long id,
      @Schema(description = "Consumer that set it aside") String consumer,
      @Schema(description = "Topic it came from") String topic,
      @Schema(description = "Partition of the topic") int partition,
      @Schema(description = "Place in the partition") long offset,
      @Schema(description = "Key: the request code", nullable = true) @Nullable String key,
      @Schema(description = "Why it was not carried out") String reason,
      @Schema(description = "Size of the record in bytes; 0 if it is not kept here") long sizeBytes,
      @Schema(description = "When it was set aside") OffsetDateTime recordedAt) {}
}
