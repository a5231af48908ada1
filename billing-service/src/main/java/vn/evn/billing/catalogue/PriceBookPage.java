package vn.evn.billing.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The price books, oldest first. */
@Schema(description = "Price books, oldest first")
public record PriceBookPage(
    List<PriceBookSummary> items, @Schema(nullable = true) @Nullable String next) {}
