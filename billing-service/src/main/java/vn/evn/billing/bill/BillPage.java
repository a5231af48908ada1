package vn.evn.billing.bill;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of bills. */
@Schema(description = "A page of bills in the order of issue")
public record BillPage(
    List<BillView> items,
    @Schema(description = "Cursor of the next page; null on the last", nullable = true)
        @Nullable String next) {}
