package vn.evn.contracts.application;

import java.time.OffsetDateTime;
import vn.evn.contracts.Channel;

/** The applicant asks to withdraw an application; request-service decides. */
public record WithdrawalRequested(
    Channel channel, String externalId, OffsetDateTime requestedAt, String reason) {}
