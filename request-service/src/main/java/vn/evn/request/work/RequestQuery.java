package vn.evn.request.work;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query for rows of requests in SQL: conditions that all hold, and values for their names. SQL,
 * since a page begins behind a pair of values, which only as a pair is found in an index.
 */
final class RequestQuery {
  private final List<String> conditions = new ArrayList<>(List.of("TRUE"));
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Narrows to a value of a column; null narrows to nothing. */
  RequestQuery equal(String column, @Nullable Object value) {
    return and(column + " = :" + column, column, value);
  }

  /**
   * Adds a condition with one value.
   *
   * @param name of the value in the condition
   * @param value null leaves the condition out
   */
  RequestQuery and(String condition, String name, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.put(name, value);
    }
    return this;
  }

  /** Adds a condition with two values. */
  RequestQuery and(
      String condition, String first, Object firstValue, String second, Object secondValue) {
    values.put(second, secondValue);
    return and(condition, first, firstValue);
  }

  /** The first rows in an order. */
  @SuppressWarnings("unchecked")
  List<RequestEntity> list(EntityManager manager, String order, int limit) {
    Query query =
        manager.createNativeQuery(
            "SELECT * FROM request WHERE "
                + String.join(" AND ", conditions)
                + " ORDER BY "
                + order
                + " LIMIT "
                + limit,
            RequestEntity.class);
    values.forEach(query::setParameter);
    return query.getResultList();
  }
}
