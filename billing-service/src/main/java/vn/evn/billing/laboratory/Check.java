package vn.evn.billing.laboratory;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How often a law was looked at, and where it was first found broken. */
final class Check {
  private long looked;
  private @Nullable String counterexample;

  /** Looks once; the counterexample is only put into words when it is one. */
  void that(boolean holds, Supplier<String> words) {
    looked++;
    if (!holds && counterexample == null) {
      counterexample = words.get();
    }
  }

  long looked() {
    return looked;
  }

  Optional<String> counterexample() {
    return Optional.ofNullable(counterexample);
  }
}
