package vn.evn.billing.eligibility;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An imported list. */
@Schema(name = "EligibilityImport", description = "A list of eligible customers as imported")
public record EligibilityImportView(
    @Schema(description = "Identifier") long id,
    @Schema(description = "SHA-256 of the file, hexadecimal") String sha256,
    @Schema(description = "Customers that it names") int lines,
    @Schema(description = "Eligibilities that it added; the rest was known") int added,
    @Schema(description = "Eligibilities of the list before that it ended") int ended,
    @Schema(description = "List whose place it took; null if none", nullable = true)
        @Nullable Long supersedes,
    @Schema(description = "List that took its place; null while it holds", nullable = true)
        @Nullable Long supersededBy,
    @Schema(description = "When it was imported") OffsetDateTime importedAt,
    @Schema(description = "Who imported it") String importedBy) {}
