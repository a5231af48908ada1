package vn.evn.request.lifecycle;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestChange.DeadlineMark;

/**
 * Something that happens to a request by itself once a time is past.
 *
 * @param at the time; it is past when it is later
 * @param mark the mark to announce; null if the applicant's time to answer or to pay ends
 */
public record Timer(OffsetDateTime at, @Nullable DeadlineMark mark) {}
