package vn.evn.billing.run;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of cases. */
@Schema(name = "BillRunCasePage", description = "A page of cases, in order")
public record CasePage(
    List<RunCase> items,
    @Schema(description = "Cursor of the next page; null on the last", nullable = true)
        @Nullable String next) {}
