package vn.evn.contracts.application;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;

/**
 * What became of a paper that was given as an address, or that came later by itself. A paper that
 * the request names already, by its id, is replaced by this one; another is added. It is no
 * supplement of the applicant and answers no round.
 *
 * @param document the paper, state STORED or FAILED
 * @param settledAt when its bytes were stored, or it was given up
 * @param reason why it could not be had; null if it is stored
 */
public record PaperSettled(
    Channel channel,
    String externalId,
    DocumentReference document,
    OffsetDateTime settledAt,
    @Nullable String reason) {}
