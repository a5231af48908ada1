package vn.evn.request.statistics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statement that answers a question. It gives the keys, the number of a measure and its sum,
 * where that is not 0.
 *
 * @param values of its parameters, in order
 */
record CountQuery(String sql, List<Value> values) {
  CountQuery {
    values = List.copyOf(values);
  }

  /** The value of a parameter: an array of the type, one of whose items it has to be. */
  record Value(String type, List<String> items) {
    Value {
      items = List.copyOf(items);
    }

    void set(Connection connection, PreparedStatement statement, int position) throws SQLException {
      statement.setArray(position, connection.createArrayOf(type, items.toArray()));
    }
  }

  /**
   * Puts the statement together. The cells are added up in one row for each key and then told
   * measure by measure, as the changes that are not summed up yet are.
   */
  static CountQuery of(Question question, Collection<Integer> measures, List<Dimension> by) {
    Level level = question.level(by);
    List<Value> values = new ArrayList<>();
    String narrowed = narrowed(question, values);
    values.addAll(List.copyOf(values));
    String keys = names(by.size());
    String keysOfRow =
        IntStream.range(0, by.size())
            .mapToObj(i -> by.get(i).key() + " AS key" + i)
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT "
            + keys
            + ", measure, sum(n) FROM (SELECT "
            + keys
            + ", measure, n FROM (SELECT "
            + keysOfRow
            + ", "
            + measures.stream()
                .map(CountQuery::column)
                .map(column -> "sum(" + column + ") AS " + column)
                .collect(Collectors.joining(", "))
            + " FROM statistics_cell"
            + narrowed
            + together(level)
            + " GROUP BY "
            + keys
            + ") AS summed, LATERAL (VALUES "
            + measures.stream()
                .map(measure -> "(" + measure + ", " + column(measure) + ")")
                .collect(Collectors.joining(", "))
            + ") AS told (measure, n) UNION ALL SELECT "
            + keysOfRow
            + ", measure, n FROM statistics_delta"
            + narrowed
            + " AND measure IN ("
            + CellColumns.measures(measures)
            + ")) AS counted GROUP BY "
            + keys
            + ", measure HAVING sum(n) <> 0";
    return new CountQuery(sql, values);
  }

  private static String narrowed(Question question, List<Value> values) {
    StringBuilder narrowed = new StringBuilder(" WHERE month = ANY (?)");
    values.add(new Value("date", question.months()));
    if (!question.channels().isEmpty()) {
      narrowed.append(" AND channel = ANY (?)");
      values.add(new Value("text", question.channels()));
    }
    if (question.serviceType() != null) {
      narrowed.append(" AND service_type = ANY (?)");
      values.add(new Value("text", List.of(question.serviceType())));
    }
    if (question.unit() != null) {
      narrowed.append(" AND unit = ANY (?)");
      values.add(new Value("text", List.of(question.unit())));
    }
    return narrowed.toString();
  }

  /**
   * The cells of a level. What it does not tell apart is named too, or the database would not know
   * that its index leads to them alone.
   */
  private static String together(Level level) {
    StringBuilder cells = new StringBuilder(" AND level = ").append(level.number());
    for (String column : List.of("channel", "service_type", "unit")) {
      if (!level.tells(column)) {
        cells.append(" AND ").append(column).append(" = '").append(Level.TOGETHER).append('\'');
      }
    }
    return cells.toString();
  }

  private static String names(int keys) {
    return IntStream.range(0, keys).mapToObj(i -> "key" + i).collect(Collectors.joining(", "));
  }

  private static String column(int measure) {
    return Objects.requireNonNull(CellColumns.BY_MEASURE.get(measure), "measure without a column");
  }
}
