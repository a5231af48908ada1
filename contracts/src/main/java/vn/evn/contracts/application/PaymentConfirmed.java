package vn.evn.contracts.application;

import java.time.OffsetDateTime;
import vn.evn.contracts.Channel;

/**
 * The payment platform confirmed a payment; checksum, reference and amount have been verified.
 *
 * @param reference our reference of the payment attempt (MaThamChieu)
 * @param transactionId identifier of the platform (MaGiaoDich)
 * @param amountVnd amount paid, whole VND
 */
public record PaymentConfirmed(
    Channel channel,
    String externalId,
    String reference,
    String transactionId,
    long amountVnd,
    OffsetDateTime paidAt) {}
