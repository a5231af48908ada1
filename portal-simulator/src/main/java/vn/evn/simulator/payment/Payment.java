package vn.evn.simulator.payment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment to confirm to the agency. */
record Payment(
    @Schema(
            description = "Reference of the payment, as the agency's INIT named it",
            examples = "DVCZ9905261117001220261119091500",
            required = true)
        @Nullable String maThamChieu,
    @Schema(description = "Amount, whole VND", examples = "1250000", minimum = "1", required = true)
        @Nullable Long soTien,
    @Schema(
            description = "Transaction of the platform; default: a new one",
            examples = "202611190000456")
        @Nullable String maGiaoDich) {}
