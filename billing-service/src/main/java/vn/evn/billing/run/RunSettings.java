package vn.evn.billing.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of bill runs. */
@ConfigMapping(prefix = "evn.billing.run")
public interface RunSettings {
  /** Chunks that one copy of the service computes at a time; 0 for none. */
  @WithDefault("2")
  int threads();

  /** Points of a chunk. */
  @WithDefault("10000")
  int chunkPoints();

  /** After this time another copy may take a chunk whose copy has not finished it. */
  @WithDefault("PT1M")
  Duration lease();

  /** How often a copy without work looks for some. */
  @WithDefault("PT1S")
  Duration poll();

  /** How often a chunk may fail before it is left to a person. */
  @WithDefault("3")
  int mostFailures();
}
