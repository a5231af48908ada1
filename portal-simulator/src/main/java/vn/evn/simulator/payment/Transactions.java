package vn.evn.simulator.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payments that an agency began here; in memory, the oldest are forgotten. */
@ApplicationScoped
class Transactions {
  private static final int KEPT = 50_000;

  private final Map<String, Transaction> byReference = new LinkedHashMap<>();

  /**
   * A payment.
   *
   * @param dossier code of the dossier that the receipt names
   * @param state TrangThaiGD: 1 paid, 3 pending, 4 failed
   * @param transaction MaGiaoDich; null until it is paid
   * @param paidAt ThoiGianGD; null until it is paid
   */
  record Transaction(
      String reference,
      String dossier,
      String amountVnd,
      String state,
      @Nullable String transaction,
      @Nullable String paidAt) {
    Transaction paid(String number, String at) {
      return new Transaction(reference, dossier, amountVnd, "1", number, at);
    }

    Transaction failed() {
      return new Transaction(reference, dossier, amountVnd, "4", null, null);
    }
  }

  /** Keeps a new payment; false if the reference is taken. */
  synchronized boolean begin(Transaction payment) {
    if (byReference.containsKey(payment.reference())) {
      return false;
    }
    if (byReference.size() >= KEPT) {
      byReference.remove(byReference.keySet().iterator().next());
    }
    byReference.put(payment.reference(), payment);
    return true;
  }

  synchronized Optional<Transaction> find(String reference) {
    return Optional.ofNullable(byReference.get(reference));
  }

  /** Ends a payment that is pending; one that ended stays as it is. */
  synchronized Optional<Transaction> end(String reference, Transaction ended) {
    return Optional.ofNullable(
        byReference.computeIfPresent(
            reference, (key, kept) -> kept.state().equals("3") ? ended : kept));
  }
}
