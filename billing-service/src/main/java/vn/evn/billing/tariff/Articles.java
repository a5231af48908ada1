package vn.evn.billing.tariff;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The articles that explain a line of a bill besides the decision of its price. */
public final class Articles {
  /** What an article is cited for. Each must stand in the file. */
  public enum Topic {
    /** Blocks and quota. */
    BLOCKS,
    /** Every kWh at one block. */
    UNDECLARED_TENANTS,
    /** Prices by time of use. */
    HOURS,
    /** Two purposes on one meter. */
    TWO_PURPOSES,
    /** A change of prices inside the period. */
    PRICE_CHANGE,
    /** Charge for reactive power. */
    REACTIVE
  }

  /** An article as it is cited. */
  public record Citation(String vi, String en) {}

  private final Map<String, Citation> byTopic;

  private Articles(Map<String, Citation> byTopic) {
    this.byTopic = byTopic;
  }

  /** Reads the articles from a source of data. */
  public static Articles load(DataSource source) {
    return read(source.file("legal-data/articles.csv"));
  }

  static Articles read(DataFile file) {
    Map<String, Citation> articles = new LinkedHashMap<>();
    for (CsvRow row : file.table().rows()) {
      row.oneOf("confidence", Confidence::find);
      Citation citation = new Citation(row.text("citation_vi"), row.text("citation_en"));
      if (articles.put(row.text("topic"), citation) != null) {
        throw row.fault("the topic appears twice");
      }
    }
    for (Topic topic : Topic.values()) {
      if (!articles.containsKey(name(topic))) {
        throw new InvalidDataFile(file.name(), 0, "has no article on " + name(topic));
      }
    }
    return new Articles(articles);
  }

  private static String name(Topic topic) {
    return topic.name().toLowerCase(Locale.ROOT);
  }

  /** The article on a topic. */
  public Citation on(Topic topic) {
    Citation citation = byTopic.get(name(topic));
    if (citation == null) {
      throw new IllegalStateException("checked when read: " + topic);
    }
    return citation;
  }
}
