package vn.evn.request.work;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a queue is narrowed to; null means any.
 *
 * @param dueBefore the nearest date lies before it
 */
record QueueFilter(
    String unit,
    QueuePlace.@Nullable WaitsFor waitsFor,
    QueuePlace.@Nullable Attention attention,
    @Nullable String state,
    @Nullable String step,
    @Nullable String serviceType,
    @Nullable OffsetDateTime dueBefore,
    @Nullable Boolean probableDuplicate) {}
