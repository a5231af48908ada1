package vn.evn.request.work;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of requests in order of their last change.
 *
 * @param next cursor of the next page; null on the last
 */
@Schema(description = "A page of requests")
public record RequestPage(
    List<RequestView> items, @Schema(nullable = true) @Nullable String next) {}
