package vn.evn.billing.calculation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A second purpose on the same meter, as agreed in the contract (Circular 25/2018/TT-BCT).
 *
 * @param customerGroup group whose normal-hours price the second purpose pays; required
 * @param share share of all kWh that the second purpose takes, 0 to 1; required
 */
public record OtherUse(@Nullable String customerGroup, @Nullable BigDecimal share) {}
