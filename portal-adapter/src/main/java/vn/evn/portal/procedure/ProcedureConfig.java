package vn.evn.portal.procedure;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which procedures are served, where that differs from what is built in. */
@ConfigMapping(prefix = "evn.portal.procedures")
public interface ProcedureConfig {
  /** A file that takes the place of the built-in table of procedures. */
  Optional<String> file();

  /** Codes of procedures for which nothing is taken in at present. */
  Optional<List<String>> closed();
}
