package vn.evn.billing.run;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.evn.billing.tariff.DataSource;

/** Offers the rules of the gate; a broken file stops the start. */
@Dependent
class GateProducer {
  @Produces
  @Singleton
  @Startup
  Gate gate(@ConfigProperty(name = "evn.billing.data-folder") Optional<String> dataFolder) {
    return Gate.load(
        dataFolder.map(Path::of).map(DataSource::withFolder).orElse(DataSource.BUILT_IN));
  }
}
