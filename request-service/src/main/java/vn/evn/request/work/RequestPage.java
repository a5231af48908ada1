package vn.evn.request.work;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of requests in order of their last change.
 *
 * @param next cursor of the next page; null on the last
 * @param resume cursor to ask with later for what changed since, given where {@code updatedSince}
 *     or such a cursor was; null elsewhere
 */
@Schema(description = "A page of requests")
public record RequestPage(
    List<RequestView> items,
    @Schema(nullable = true) @Nullable String next,
    @Schema(
            nullable = true,
            description =
                "To be sent as cursor later, for what changed since; given with updatedSince")
        @Nullable String resume) {}
