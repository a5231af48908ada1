package vn.evn.request.work;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What a list of requests is narrowed to; null means any. */
record RequestFilter(
    @Nullable String state,
    @Nullable String serviceType,
    @Nullable String channel,
    @Nullable String unit,
    @Nullable String externalId,
    @Nullable String submittedBy,
    @Nullable OffsetDateTime updatedSince,
    @Nullable RequestCursor after) {}
