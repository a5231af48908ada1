package vn.evn.billing.run;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of runs. */
@Schema(name = "BillRunPage", description = "A page of runs, in order")
public record RunPage(
    List<RunView> items,
    @Schema(description = "Cursor of the next page; null on the last", nullable = true)
        @Nullable String next) {}
