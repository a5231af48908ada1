package vn.evn.billing.reading;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of readings. */
@Schema(description = "A page of readings in the order in which they came")
public record ReadingPage(
    List<ReadingView> items,
    @Schema(description = "Cursor of the next page; null on the last", nullable = true)
        @Nullable String next) {}
