package vn.evn.request.catalogue;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Settings of the catalogue of services. */
@ConfigMapping(prefix = "evn.catalogue")
interface CatalogueSettings {
  /** A folder with further service files beside the built-in ones; default none. */
  Optional<Path> dir();

  /**
   * Procedure codes of the portal by {@code <service>.<variant>}; they overrule those of the
   * built-in file. Default none.
   */
  Map<String, String> procedures();
}
