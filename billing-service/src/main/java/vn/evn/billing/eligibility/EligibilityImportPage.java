package vn.evn.billing.eligibility;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of imported lists. */
@Schema(description = "A page of imported lists, oldest first")
public record EligibilityImportPage(
    List<EligibilityImportView> items,
    @Schema(description = "Cursor of the next page; null on the last", nullable = true)
        @Nullable String next) {}
