package vn.evn.portal.outbound;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.evn.platform.time.BusinessTime;
import vn.evn.portal.rating.MonthlyTotal;
import vn.evn.portal.rating.RatingMessage;
import vn.evn.portal.rating.Ratings;

/**
 * Tells the ratings of each month that is over, per agency, by the queue as everything else. A
 * rating that comes in late makes the month be told again, with the new totals.
 */
@ApplicationScoped
class MonthlyRatings {
  /** How far back a late rating is looked for. */
  private static final int MONTHS = 12;

  private final Ratings ratings;
  private final RatingMessage message;
  private final OutboundQueue queue;
  private final ObjectMapper json;
  private final Clock clock;

  @Inject
  MonthlyRatings(
      Ratings ratings, RatingMessage message, OutboundQueue queue, ObjectMapper json, Clock clock) {
    this.ratings = ratings;
    this.message = message;
    this.queue = queue;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Puts what is not told yet into the queue. Several copies may do so at once: the number of
   * raters stands for what is told, and is told once.
   */
  @Transactional
  void queueWhatIsDue() {
    YearMonth present = YearMonth.now(clock.withZone(BusinessTime.ZONE));
    Map<String, ArrayNode> items = new TreeMap<>();
    Map<String, Long> raters = new TreeMap<>();
    List<MonthlyTotal> totals = ratings.totals(present.minusMonths(MONTHS), present);
    for (MonthlyTotal total : totals) {
      String key = PortalServices.RATINGS + "/" + total.agency() + "/" + total.month();
      items.computeIfAbsent(key, k -> json.createArrayNode()).add(message.of(total));
      raters.merge(key, total.raters(), Long::sum);
    }
    items.forEach(
        (key, data) ->
            queue.add(
                key,
                List.of(new OutboundQueue.Message(PortalServices.RATINGS, data.toString())),
                key,
                raters.get(key)));
  }
}
