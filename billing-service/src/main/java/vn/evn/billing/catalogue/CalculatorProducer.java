package vn.evn.billing.catalogue;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import vn.evn.billing.calculation.BillCalculator;

/** Offers the calculator; a broken data file stops the start with file, line and reason. */
@Dependent
class CalculatorProducer {
  @Produces
  @Singleton
  @Startup
  BillCalculator calculator() {
    return BillCalculator.load();
  }
}
