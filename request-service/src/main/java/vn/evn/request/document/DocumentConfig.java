package vn.evn.request.document;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Settings of uploads. */
@ConfigMapping(prefix = "evn.upload")
interface DocumentConfig {
  /** Largest file, in bytes: 20 MiB. */
  @WithDefault("20971520")
  long fileBytes();

  /** Media types that are taken, as found in the content. */
  @WithDefault(
      "application/pdf,image/png,image/jpeg,"
          + "application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
          + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  List<String> types();

  /** How long an upload is remembered that no request refers to. */
  @WithDefault("P7D")
  Duration unusedKeep();
}
