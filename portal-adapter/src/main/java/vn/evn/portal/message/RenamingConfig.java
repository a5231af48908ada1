package vn.evn.portal.message;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What the portal calls otherwise than we do. */
@ConfigMapping(prefix = "evn.portal.renaming")
public interface RenamingConfig {
  /** Fields: our name, an equals sign, the portal's name. */
  Optional<List<String>> fields();
}
