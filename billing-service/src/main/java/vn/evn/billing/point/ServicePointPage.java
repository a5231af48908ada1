package vn.evn.billing.point;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of service points. */
@Schema(description = "A page of service points in the order in which they were recorded")
public record ServicePointPage(
    List<ServicePointView> items,
    @Schema(description = "Cursor of the next page; null on the last", nullable = true)
        @Nullable String next) {}
