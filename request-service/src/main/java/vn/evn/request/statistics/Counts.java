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
import java.util.stream.IntStream;
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

  /** One statement, and so one snapshot: what is summed up and what is not. */
  private List<Row> read(Question question, Collection<Integer> measures, List<Dimension> by) {
    CountQuery query = CountQuery.of(question, measures, by);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(query.sql())) {
      int position = 1;
      for (CountQuery.Value value : query.values()) {
        value.set(connection, statement, position++);
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
}
