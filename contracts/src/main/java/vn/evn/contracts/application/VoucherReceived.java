package vn.evn.contracts.application;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;
import vn.evn.contracts.DocumentReference;

/**
 * A payment voucher (chứng từ) was handed in. It settles nothing by itself: an officer or a payment
 * confirmation does.
 *
 * @param amountVnd amount on the voucher, whole VND
 * @param document the voucher as a document; null if none came with it
 */
public record VoucherReceived(
    Channel channel,
    String externalId,
    OffsetDateTime paidAt,
    long amountVnd,
    String description,
    @Nullable DocumentReference document) {}
