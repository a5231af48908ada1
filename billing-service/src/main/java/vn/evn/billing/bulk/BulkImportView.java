package vn.evn.billing.bulk;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a file brought. */
@Schema(name = "BulkImport", description = "What a file brought")
public record BulkImportView(
    @Schema(description = "Identifier") long id,
    @Schema(description = "SERVICE_POINTS or READINGS") String kind,
    @Schema(description = "SHA-256 of the file, unpacked") String sha256,
    @Schema(description = "Lines with content") long lines,
    @Schema(description = "Lines that brought something new") long added,
    @Schema(description = "Lines whose content was known") long known,
    @Schema(description = "Readings that cannot be true; see the list of those set aside")
        long setAside,
    @Schema(description = "When it was imported") OffsetDateTime importedAt) {}
