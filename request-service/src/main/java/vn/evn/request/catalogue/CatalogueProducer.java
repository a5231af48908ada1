package vn.evn.request.catalogue;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Loads the catalogue at start, so that a faulty file stops the start and not a request. */
@Dependent
class CatalogueProducer {
  @Produces
  @Singleton
  @Startup
  ServiceCatalogue catalogue(CatalogueSettings settings, Instance<CatalogueCheck> checks) {
    List<CatalogueFile> files = new ArrayList<>(CatalogueFiles.ofClassPath());
    settings.dir().ifPresent(folder -> files.addAll(CatalogueFiles.in(folder)));
    return ServiceCatalogue.load(
        files, PortalProcedures.load(settings.procedures()), checks.stream().toList());
  }
}
