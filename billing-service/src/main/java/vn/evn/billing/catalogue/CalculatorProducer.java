package vn.evn.billing.catalogue;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.evn.billing.calculation.BillCalculator;
import vn.evn.billing.tariff.Articles;
import vn.evn.billing.tariff.DataSource;
import vn.evn.billing.tariff.TimeBands;

/**
 * Offers what is read from legal data; a broken file stops the start with file, line and reason.
 */
@Dependent
class CalculatorProducer {
  /** Folder with further price books and programmes; without one, what is built in holds alone. */
  private final DataSource source;

  CalculatorProducer(
      @ConfigProperty(name = "evn.billing.data-folder") Optional<String> dataFolder) {
    this.source = dataFolder.map(Path::of).map(DataSource::withFolder).orElse(DataSource.BUILT_IN);
  }

  @Produces
  @Singleton
  @Startup
  BillCalculator calculator() {
    return BillCalculator.load(source);
  }

  @Produces
  @Singleton
  @Startup
  Articles articles() {
    return Articles.load(source);
  }

  @Produces
  @Singleton
  @Startup
  TimeBands timeBands() {
    return TimeBands.load(source);
  }
}
