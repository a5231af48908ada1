package vn.evn.simulator.push;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A withdrawal to send; the reason has a default. */
record Withdrawal(
    @Schema(description = "Reason (LyDoRut)", examples = "Không còn nhu cầu")
        @Nullable String lyDoRut) {}
