package vn.evn.billing.eligibility;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of eligibilities. */
@Schema(description = "A page of eligibilities in the order in which they were recorded")
public record EligibilityPage(
    List<EligibilityView> items,
    @Schema(description = "Cursor of the next page; null on the last", nullable = true)
        @Nullable String next) {}
