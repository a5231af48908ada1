package vn.evn.request.work;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a list of requests is narrowed to; null means any.
 *
 * @param submittedBy subject whose requests they are
 */
record RequestFilter(
    @Nullable String state,
    @Nullable String serviceType,
    @Nullable String channel,
    @Nullable String unit,
    @Nullable String step,
    @Nullable Boolean probableDuplicate,
    @Nullable String externalId,
    @Nullable String submittedBy,
    @Nullable OffsetDateTime updatedSince) {}
