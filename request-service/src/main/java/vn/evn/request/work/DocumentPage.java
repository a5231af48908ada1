package vn.evn.request.work;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.DocumentReference;

/**
 * A page of the documents of a request, as they were handed in.
 *
 * @param next where the next page begins; null on the last
 */
@Schema(description = "A page of the documents of a request")
public record DocumentPage(
    List<DocumentReference> items, @Schema(nullable = true) @Nullable Integer next) {}
