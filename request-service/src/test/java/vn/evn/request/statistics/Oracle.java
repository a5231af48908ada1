package vn.evn.request.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.request.Sql;
import vn.evn.request.deadline.Term;
import vn.evn.request.lifecycle.WorkFile;

/**
 * Counts once more, from the documents, histories and ratings alone and without the code under
 * test, and reads what the service has counted.
 */
final class Oracle {
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private static final Map<LocalDate, Boolean> EXCEPTIONS = exceptions();

  /** A date that passed, with the unit that held the request then: what a later change undid. */
  private static final String BREACHES =
      "SELECT h.at, h.deadline, r.channel, r.service_type, coalesce((SELECT"
          + " later.changes #>> '{request,unit,0}' FROM request_history later"
          + " WHERE later.request_code = h.request_code AND later.version > h.version"
          + " AND later.changes #> '{request,unit}' IS NOT NULL ORDER BY later.version LIMIT 1),"
          + " r.unit) FROM request_history h JOIN request r ON r.code = h.request_code"
          + " WHERE h.action = 'deadline-breached'";

  private Oracle() {}

  /** What should be counted, by measure, month, channel, service and unit. */
  static Map<String, Long> truth() {
    return truth(true);
  }

  /** The same without working times, which take long to count minute by minute. */
  static Map<String, Long> truthWithoutWorkingTime() {
    return truth(false);
  }

  /** Whether a slot is of a bucket of working time. */
  static boolean isWorkingTime(String slot) {
    return slot.matches("1\\d\\d .*");
  }

  private static Map<String, Long> truth(boolean workingTime) {
    Map<String, Long> counts = new TreeMap<>();
    rows(
        "SELECT snapshot::text, work_file::text FROM request",
        row -> {
          RequestSnapshot request = read(row.getString(1), RequestSnapshot.class);
          WorkFile work = read(row.getString(2), WorkFile.class);
          add(counts, 1, request.submittedAt(), request);
          switch (request.state()) {
            case SUBMITTED, ACCEPTED, IN_PROGRESS, AWAITING_SUPPLEMENT, AWAITING_PAYMENT ->
                add(counts, 2, request.submittedAt(), request);
            case COMPLETED, RESULT_RETURNED -> {
              add(counts, 3, request.submittedAt(), request);
              completed(counts, request);
              if (workingTime) {
                worked(counts, request, Objects.requireNonNull(work.term()));
              }
            }
            case REFUSED, WITHDRAWN, STOPPED -> {}
          }
        });
    rows(
        "SELECT rated_at, grade, handling_time_grade, channel, service_type, unit FROM rating",
        row -> {
          List<String> grades = List.of("VERY_SATISFIED", "SATISFIED", "NOT_SATISFIED");
          OffsetDateTime at = row.getObject(1, OffsetDateTime.class);
          String where = row.getString(4) + " " + row.getString(5) + " " + row.getString(6);
          add(counts, 30 + grades.indexOf(row.getString(2)), at, where);
          if (row.getString(3) != null) {
            add(counts, 40 + grades.indexOf(row.getString(3)), at, where);
          }
        });
    rows(
        BREACHES,
        row ->
            add(
                counts,
                row.getString(2).equals("REQUEST") ? 20 : 21,
                row.getObject(1, OffsetDateTime.class),
                row.getString(3) + " " + row.getString(4) + " " + row.getString(5)));
    return counts;
  }

  /**
   * What is counted, with and without what is not summed up yet, at the level of all dimensions.
   */
  static Map<String, Long> counted() {
    Map<String, Long> counts = new TreeMap<>();
    rows(
        "SELECT measure || ' ' || to_char(month, 'YYYY-MM') || ' ' || channel || ' '"
            + " || service_type || ' ' || unit, sum(n) FROM"
            + " (SELECT measure, month, channel, service_type, unit, n FROM statistics_count"
            + " WHERE level = 0 UNION ALL"
            + " SELECT measure, month, channel, service_type, unit, n FROM statistics_delta) AS c"
            + " GROUP BY 1 HAVING sum(n) <> 0",
        row -> counts.put(row.getString(1), row.getLong(2)));
    return counts;
  }

  private static void completed(Map<String, Long> counts, RequestSnapshot request) {
    OffsetDateTime ended = Objects.requireNonNull(request.endedAt());
    add(counts, 10, ended, request);
    if (!ended.isAfter(request.dueAt())) {
      add(counts, 11, ended, request);
    }
  }

  private static void worked(Map<String, Long> counts, RequestSnapshot request, Term term) {
    OffsetDateTime ended = Objects.requireNonNull(request.endedAt());
    int minutes = OneByOne.minutes(term.acceptedAt(), ended, term.pauses(), EXCEPTIONS);
    int bucket = (int) Buckets.UPPER_ENDS.stream().filter(end -> end < minutes).count();
    add(counts, 100 + bucket, ended, request);
  }

  private static void add(
      Map<String, Long> counts, int measure, OffsetDateTime at, RequestSnapshot request) {
    add(
        counts,
        measure,
        at,
        request.channel() + " " + request.serviceType() + " " + request.unit());
  }

  private static void add(Map<String, Long> counts, int measure, OffsetDateTime at, String where) {
    LocalDate day = at.withOffsetSameInstant(ZoneOffset.ofHours(7)).toLocalDate();
    counts.merge(measure + " " + day.toString().substring(0, 7) + " " + where, 1L, Long::sum);
  }

  /** Days that are not as their weekday says, read from the files of the calendar. */
  private static Map<LocalDate, Boolean> exceptions() {
    Map<LocalDate, Boolean> days = new TreeMap<>();
    for (String file : lines("index.txt")) {
      for (String line : lines(file)) {
        String[] cells = line.split(",", -1);
        if (cells[0].matches("\\d{4}-\\d\\d-\\d\\d")) {
          days.put(LocalDate.parse(cells[0]), cells[2].equals("MAKE_UP_WORKDAY"));
        }
      }
    }
    return days;
  }

  private static List<String> lines(String file) {
    try (InputStream in =
        Objects.requireNonNull(
            Oracle.class.getClassLoader().getResourceAsStream("calendar/" + file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T read(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private static void rows(String query, RowReader reader) {
    try (Connection connection = Sql.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        reader.read(row);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
