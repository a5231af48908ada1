package vn.evn.request.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import vn.evn.platform.outbox.OutboxFailure;

/** Reads the counts: what is summed up and the changes that are not yet, in one snapshot. */
@ApplicationScoped
class Counts {
  /** Everything but the buckets. */
  static final List<Integer> PLAIN = Arrays.stream(Measure.values()).map(Measure::number).toList();

  /** The buckets of working time. */
  static final List<Integer> BUCKETS =
      IntStream.range(Measure.FIRST_BUCKET, Measure.FIRST_BUCKET + Buckets.COUNT).boxed().toList();

  private static final String COLUMNS = "SELECT month, channel, service_type, unit, measure, n";

  private final DataSource dataSource;

  @Inject
  Counts(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Sums by one dimension, in the order of its keys. */
  SortedMap<String, Sums> by(Dimension by, Question question, Collection<Integer> measures) {
    SortedMap<String, Sums> sums = new TreeMap<>();
    read(question, measures, List.of(by))
        .forEach(
            row ->
                sums.computeIfAbsent(row.keys().get(0), k -> new Sums())
                    .add(row.measure(), row.n()));
    return sums;
  }

  /** Sums by two dimensions, in the order of the first and then the second. */
  SortedMap<String, SortedMap<String, Sums>> by(
      Dimension first, Dimension second, Question question, Collection<Integer> measures) {
    SortedMap<String, SortedMap<String, Sums>> sums = new TreeMap<>();
    read(question, measures, List.of(first, second))
        .forEach(
            row ->
                sums.computeIfAbsent(row.keys().get(0), k -> new TreeMap<>())
                    .computeIfAbsent(row.keys().get(1), k -> new Sums())
                    .add(row.measure(), row.n()));
    return sums;
  }

  private record Row(List<String> keys, int measure, long n) {}

  private List<Row> read(Question question, Collection<Integer> measures, List<Dimension> by) {
    String keys = by.stream().map(Dimension::key).collect(Collectors.joining(", "));
    String groups =
        IntStream.rangeClosed(1, by.size() + 1)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    List<Object> values = new ArrayList<>();
    StringBuilder narrowed =
        new StringBuilder(" WHERE measure = ANY (?) AND month BETWEEN ? AND ?");
    values.add(measures);
    values.add(question.from().atDay(1));
    values.add(question.to().atDay(1));
    if (!question.channels().isEmpty()) {
      narrowed.append(" AND channel = ANY (?)");
      values.add(question.channels());
    }
    if (question.serviceType() != null) {
      narrowed.append(" AND service_type = ?");
      values.add(question.serviceType());
    }
    if (question.unit() != null) {
      narrowed.append(" AND unit = ?");
      values.add(question.unit());
    }
    int level = question.level(by.toArray(Dimension[]::new));
    String query =
        "SELECT "
            + keys
            + ", measure, sum(n) FROM ("
            + COLUMNS
            + " FROM statistics_count"
            + narrowed
            + " AND level = "
            + level
            + " UNION ALL "
            + COLUMNS
            + " FROM statistics_delta"
            + narrowed
            + ") AS c GROUP BY "
            + groups
            + " HAVING sum(n) <> 0";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      int position = 1;
      for (Object value : Stream.concat(values.stream(), values.stream()).toList()) {
        set(connection, statement, position++, value);
      }
      List<Row> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          List<String> found = new ArrayList<>();
          for (int i = 1; i <= by.size(); i++) {
            found.add(String.valueOf(row.getString(i)));
          }
          rows.add(new Row(found, row.getInt(by.size() + 1), row.getLong(by.size() + 2)));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static void set(
      Connection connection, PreparedStatement statement, int position, Object value)
      throws SQLException {
    if (value instanceof Collection<?> list) {
      boolean numbers = list.stream().allMatch(Integer.class::isInstance);
      statement.setArray(
          position, connection.createArrayOf(numbers ? "int2" : "text", list.toArray()));
    } else {
      statement.setObject(position, value);
    }
  }
}
