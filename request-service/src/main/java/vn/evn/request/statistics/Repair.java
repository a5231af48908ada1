package vn.evn.request.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import vn.evn.contracts.request.RequestChange.DeadlineMark;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.lifecycle.WorkFile;

/**
 * Holds the records of completions and breaches against the requests and their histories: adds what
 * is missing, such as of requests that were there before the statistics, and takes away what should
 * not be. Each step counts what it changes, as a change of a request would.
 */
@ApplicationScoped
class Repair {
  private static final int STEP = 1_000;

  /** Both sides begin after the last code: a merge would else read one of them from its start. */
  private static final String UNLIKE =
      "SELECT r.code FROM request r LEFT JOIN statistics_completion c ON c.request_code = r.code"
          + " AND c.request_code > ? WHERE r.code > ? AND (r."
          + RecountSql.DONE
          + ") <> (c.request_code IS NOT NULL) ORDER BY r.code LIMIT ?";

  private static final String LOCK =
      "SELECT code, snapshot::text, work_file::text FROM request WHERE code = ANY (?)"
          + " ORDER BY code FOR UPDATE";

  private static final String BREACHES =
      "INSERT INTO statistics_breach"
          + " (request_code, version, month, channel, service_type, unit, deadline)"
          + " SELECT h.request_code, h.version,"
          + " date_trunc('month', h.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,"
          + " r.channel, r.service_type, r.unit, coalesce(h.deadline, 'REQUEST')"
          + " FROM request_history h JOIN request r ON r.code = h.request_code"
          + " WHERE h.action = '"
          + StatisticsListener.BREACHED
          + "' AND NOT EXISTS (SELECT 1 FROM statistics_breach b"
          + " WHERE b.request_code = h.request_code AND b.version = h.version)"
          + " ON CONFLICT DO NOTHING RETURNING month, channel, service_type, unit, deadline";

  private final DataSource dataSource;
  private final WorkingTime time;
  private final ObjectMapper json;

  @Inject
  Repair(DataSource dataSource, WorkingTime time, ObjectMapper json) {
    this.dataSource = dataSource;
    this.time = time;
    this.json = json;
  }

  /** Puts the records right; returns how many were not. */
  long run() {
    return completions() + breaches();
  }

  private long completions() {
    long repaired = 0;
    String after = "";
    List<String> codes = unlike(after);
    while (!codes.isEmpty()) {
      List<String> step = codes;
      repaired +=
          OwnTransaction.run(
              dataSource,
              Connection.TRANSACTION_READ_COMMITTED,
              false,
              connection -> repair(connection, step));
      after = codes.get(codes.size() - 1);
      codes = codes.size() < STEP ? List.of() : unlike(after);
    }
    return repaired;
  }

  private List<String> unlike(String after) {
    return OwnTransaction.run(
        dataSource,
        Connection.TRANSACTION_READ_COMMITTED,
        true,
        connection -> {
          List<String> codes = new ArrayList<>();
          try (PreparedStatement query = connection.prepareStatement(UNLIKE)) {
            query.setString(1, after);
            query.setString(2, after);
            query.setInt(3, STEP);
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                codes.add(row.getString(1));
              }
            }
          }
          return codes;
        });
  }

  /**
   * Looks again once the requests are locked: they may have changed since they were found. Nobody
   * writes the record of a completion without this lock.
   */
  private long repair(Connection connection, List<String> codes) throws SQLException {
    Array list = connection.createArrayOf("text", codes.toArray());
    List<RequestFile> files = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(LOCK)) {
      query.setArray(1, list);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          files.add(read(row.getString(1), row.getString(2), row.getString(3)));
        }
      }
    }
    Set<String> recorded = Completions.recorded(connection, list);
    Deltas deltas = new Deltas();
    List<Completion> missing = new ArrayList<>();
    long repaired = 0;
    for (RequestFile file : files) {
      boolean done = Completion.isDone(file.request());
      if (done && !recorded.contains(file.request().code())) {
        missing.add(Completion.of(file, time));
      } else if (!done && recorded.contains(file.request().code())) {
        Completions.remove(connection, file.request().code())
            .ifPresent(completion -> deltas.add(completion, -1));
        repaired++;
      }
    }
    missing.forEach(completion -> deltas.add(completion, 1));
    Completions.insert(connection, missing);
    deltas.insert(connection);
    return repaired + missing.size();
  }

  private long breaches() {
    return OwnTransaction.run(
        dataSource,
        Connection.TRANSACTION_READ_COMMITTED,
        true,
        connection -> {
          Deltas deltas = new Deltas();
          long repaired = 0;
          try (PreparedStatement insert = connection.prepareStatement(BREACHES);
              ResultSet row = insert.executeQuery()) {
            while (row.next()) {
              repaired++;
              deltas.add(
                  new Slot(
                      row.getObject(1, LocalDate.class),
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      Measure.ofBreach(DeadlineMark.Kind.valueOf(row.getString(5))).number()),
                  1);
            }
          }
          deltas.insert(connection);
          return repaired;
        });
  }

  private RequestFile read(String code, String snapshot, String workFile) {
    try {
      return new RequestFile(
          json.readValue(snapshot, RequestSnapshot.class),
          json.readValue(workFile, WorkFile.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the row of request " + code + " is not readable", e);
    }
  }
}
