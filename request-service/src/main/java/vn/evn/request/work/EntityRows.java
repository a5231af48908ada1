package vn.evn.request.work;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * Writes many new rows of an entity in one statement. The columns are those of the entity's
 * mapping, so that a field added there is written here too.
 *
 * <p>Hibernate would send a statement per row; one array per column is an order of magnitude
 * faster.
 */
final class EntityRows<E> {
  /** Element types of the arrays, and what makes a column's value of an element. */
  private static final Map<Class<?>, Kind> KINDS =
      Map.of(
          String.class, new Kind("text", ""),
          long.class, new Kind("bigint", ""),
          Long.class, new Kind("bigint", ""),
          int.class, new Kind("int", ""),
          boolean.class, new Kind("boolean", ""),
          // As text: the driver has no binary form of an array of times.
          OffsetDateTime.class, new Kind("text", "::timestamptz"));

  private final String table;
  private final List<Part> parts;

  private record Kind(String arrayType, String cast) {}

  private record Part(String column, Kind kind, Field field) {
    Object[] values(List<?> rows) throws IllegalAccessException {
      Object[] values =
          switch (kind.arrayType) {
            case "bigint" -> new Long[rows.size()];
            case "int" -> new Integer[rows.size()];
            case "boolean" -> new Boolean[rows.size()];
            default -> new String[rows.size()];
          };
      for (int i = 0; i < values.length; i++) {
        values[i] = element(field.get(rows.get(i)));
      }
      return values;
    }

    /** Some names are words of SQL too. */
    String quoted() {
      return '"' + column + '"';
    }

    private static @Nullable Object element(@Nullable Object value) {
      return value instanceof OffsetDateTime ? value.toString() : value;
    }
  }

  private EntityRows(String table, List<Part> parts) {
    this.table = table;
    this.parts = parts;
  }

  /**
   * The rows of an entity.
   *
   * @throws IllegalArgumentException if it has a field of a type that is not known here
   */
  static <E> EntityRows<E> of(Class<E> entity) {
    return new EntityRows<>(
        entity.getAnnotation(Table.class).name(),
        Arrays.stream(entity.getDeclaredFields())
            .filter(EntityRows::isWritten)
            .map(EntityRows::part)
            .toList());
  }

  /** The columns that are written. */
  Set<String> columns() {
    return parts.stream().map(Part::column).collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * Inserts a row, unless one is there already by any unique key.
   *
   * @return whether it was inserted
   */
  boolean insertNew(Connection connection, E row) throws SQLException {
    try (PreparedStatement insert = prepared(connection, List.of(row), " ON CONFLICT DO NOTHING")) {
      return insert.executeUpdate() == 1;
    }
  }

  /** Inserts rows. */
  void insert(Connection connection, List<E> rows) throws SQLException {
    try (PreparedStatement insert = prepared(connection, rows, "")) {
      insert.executeUpdate();
    }
  }

  private PreparedStatement prepared(Connection connection, List<E> rows, String ending)
      throws SQLException {
    PreparedStatement insert = connection.prepareStatement(sql(ending));
    try {
      for (int i = 0; i < parts.size(); i++) {
        Part part = parts.get(i);
        insert.setArray(i + 1, connection.createArrayOf(part.kind.arrayType, part.values(rows)));
      }
      return insert;
    } catch (IllegalAccessException e) {
      insert.close();
      throw new IllegalStateException("the fields of an entity of ours are open to us", e);
    } catch (SQLException | RuntimeException e) {
      insert.close();
      throw e;
    }
  }

  private String sql(String ending) {
    // In the order of the arrays: serial keys rise in it.
    return "INSERT INTO "
        + table
        + " ("
        + joined(parts.stream().map(Part::quoted))
        + ") SELECT "
        + joined(parts.stream().map(part -> part.quoted() + part.kind.cast))
        + " FROM unnest("
        + joined(parts.stream().map(part -> "?::" + part.kind.arrayType + "[]"))
        + ") WITH ORDINALITY AS given("
        + joined(Stream.concat(parts.stream().map(Part::quoted), Stream.of("given_order")))
        + ") ORDER BY given_order"
        + ending;
  }

  private static String joined(Stream<String> names) {
    return names.collect(Collectors.joining(", "));
  }

  private static boolean isWritten(Field field) {
    Column column = field.getAnnotation(Column.class);
    return !Modifier.isStatic(field.getModifiers())
        // Fields that Hibernate adds to the class.
        && !field.getName().startsWith("$$")
        && !field.isAnnotationPresent(GeneratedValue.class)
        && (column == null || column.insertable());
  }

  private static Part part(Field field) {
    Kind kind = KINDS.get(field.getType());
    if (kind == null) {
      throw new IllegalArgumentException("no type of array for the field " + field);
    }
    if (field.isAnnotationPresent(ColumnTransformer.class)) {
      kind = new Kind(kind.arrayType, "::jsonb");
    }
    field.setAccessible(true);
    Column column = field.getAnnotation(Column.class);
    String name = column == null || column.name().isEmpty() ? field.getName() : column.name();
    return new Part(name, kind, field);
  }
}
