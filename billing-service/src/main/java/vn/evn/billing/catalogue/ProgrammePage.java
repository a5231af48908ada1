package vn.evn.billing.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The discount programmes. */
@Schema(description = "Discount programmes")
public record ProgrammePage(
    List<ProgrammeView> items, @Schema(nullable = true) @Nullable String next) {}
