package vn.evn.billing.reading;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reading as recorded. */
@Schema(name = "Reading", description = "A reading as recorded")
public record ReadingView(
    @Schema(description = "Identifier") long id,
    @Schema(description = "Code of the customer") String customerCode,
    ReadingCall.ReadingBody reading,
    @Schema(description = "When it came here") OffsetDateTime recordedAt) {
  static ReadingView of(StoredReading stored) {
    return new ReadingView(
        stored.id(),
        stored.customerCode(),
        ReadingCall.ReadingBody.of(stored.reading()),
        stored.recordedAt());
  }
}
