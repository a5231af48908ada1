package vn.evn.request.rating;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** What is configured about ratings. */
@ConfigMapping(prefix = "evn.rating")
public interface RatingConfig {
  /**
   * Address of the page that takes the rating and hands the token in. The token stands behind
   * {@code #}, which a browser sends to nobody. The default leads nowhere.
   */
  @WithDefault("https://cskh.vidu.example/danh-gia")
  URI page();

  /** Days after completion in which a link is good, up to the end of the last; 0 or more. */
  @WithDefault("30")
  int linkDays();
}
