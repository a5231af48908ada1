package vn.evn.request.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestChange;

/**
 * Somebody wants something done to a request.
 *
 * @param action what
 * @param reason why, for the applicant; null if none
 * @param note for the file; null if none
 * @param data what the action needs; a missing node if nothing
 * @param actor who
 * @param at when
 */
public record Command(
    RequestAction action,
    @Nullable String reason,
    @Nullable String note,
    JsonNode data,
    RequestChange.Actor actor,
    OffsetDateTime at) {}
