package vn.evn.request.rating;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RatingGrade;
import vn.evn.contracts.request.RequestRating;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.time.BusinessTime;

/** The ratings in the database. */
@ApplicationScoped
class RatingRows {
  private final DataSource dataSource;

  @Inject
  RatingRows(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Keeps a rating in the present transaction; false if the request has one. */
  boolean insert(RequestSnapshot request, RequestRating rating, OffsetDateTime at) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO rating (request_code, grade, handling_time_grade, reason, given_by,"
                    + " channel, service_type, unit, rated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (request_code) DO NOTHING")) {
      RatingGrade time = rating.handlingTimeGrade();
      insert.setString(1, request.code());
      insert.setString(2, rating.grade().name());
      insert.setString(3, time == null ? null : time.name());
      insert.setString(4, rating.reason());
      insert.setString(5, rating.givenBy().name());
      insert.setString(6, request.channel().name());
      insert.setString(7, request.serviceType());
      insert.setString(8, request.unit());
      insert.setObject(9, at);
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  Optional<RatingView> find(String code) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT grade, handling_time_grade, reason, given_by, rated_at FROM rating"
                    + " WHERE request_code = ?")) {
      query.setString(1, code);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                RatingView.of(
                    code,
                    new RequestRating(
                        RatingGrade.valueOf(row.getString(1)),
                        grade(row.getString(2)),
                        row.getString(3),
                        RequestRating.GivenBy.valueOf(row.getString(4))),
                    row.getObject(5, OffsetDateTime.class)
                        .atZoneSameInstant(BusinessTime.ZONE)
                        .toOffsetDateTime()))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static @Nullable RatingGrade grade(@Nullable String name) {
    return name == null ? null : RatingGrade.valueOf(name);
  }
}
