package vn.evn.billing.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.evn.billing.bulk.CopyText;

/** The points of a chunk that a person must look at. For one thread. */
final class Cases {
  private final List<Case> cases = new ArrayList<>();

  private record Case(
      long point,
      boolean hasBill,
      List<String> reasons,
      @Nullable String detail,
      @Nullable Long previousVnd,
      @Nullable Long totalVnd) {}

  void held(PointInput point, List<String> reasons, long totalVnd) {
    cases.add(new Case(point.id, true, reasons, null, point.previousTotalVnd, totalVnd));
  }

  void withoutBill(PointInput point, String reason, String detail) {
    cases.add(new Case(point.id, false, List.of(reason), detail, point.previousTotalVnd, null));
  }

  int size() {
    return cases.size();
  }

  void write(Connection connection, long runId) throws SQLException {
    if (cases.isEmpty()) {
      return;
    }
    try (CopyText copy =
        new CopyText(
            connection,
            "bill_run_case (run_id, service_point_id, has_bill, reasons, detail,"
                + " previous_total_vnd, total_vnd)")) {
      for (Case one : cases) {
        copy.row(
            runId,
            one.point(),
            one.hasBill(),
            "{" + String.join(",", one.reasons()) + "}",
            one.detail(),
            one.previousVnd(),
            one.totalVnd());
      }
      copy.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
