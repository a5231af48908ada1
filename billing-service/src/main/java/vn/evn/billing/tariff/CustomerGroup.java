package vn.evn.billing.tariff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer group of the price decisions.
 *
 * @param code in upper case, for example RESIDENTIAL
 * @param nameVi name in Vietnamese
 * @param nameEn name in English
 * @param singlePriceLine code of the bill line when the group has one price: ALL or PREPAID
 * @param reactiveCharge whether the group can be subject to the charge for reactive power
 * @param residential whether the contract is for living
 * @param bands codes of the hours by which its prices differ, in upper case; empty when it has one
 *     price, or blocks
 * @param otherUseFromKwh total from which a second use is priced apart; below it everything has the
 *     price of this group; null when it always is
 */
public record CustomerGroup(
    String code,
    String nameVi,
    String nameEn,
    String singlePriceLine,
    boolean reactiveCharge,
    boolean residential,
    List<String> bands,
    @Nullable Long otherUseFromKwh) {
  /** Copies the bands. */
  public CustomerGroup {
    bands = List.copyOf(bands);
  }

  /** Whether its prices may differ by hours. */
  public boolean hasBands() {
    return !bands.isEmpty();
  }
}
