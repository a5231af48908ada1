package vn.evn.request.work;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Finds out at start whether the rows were restored into another database server: then the numbers
 * of their transactions lie beyond those that this server has given, and the feed would hide them.
 */
@ApplicationScoped
class ChangeOrderCheck {
  private static final Logger LOG = Logger.getLogger(ChangeOrderCheck.class);

  private final DataSource dataSource;

  @Inject
  ChangeOrderCheck(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void start(@Observes StartupEvent event) {
    try {
      if (isOfAnotherServer()) {
        LOG.error(
            "Requests carry transaction numbers of another database server: the feed of changes"
                + " hides them. See docs/adr/0310-work-queue-and-change-feed.md for the remedy.");
      }
    } catch (SQLException e) {
      LOG.warnf("The order of changes could not be checked: state %s", e.getSQLState());
    }
  }

  boolean isOfAnotherServer() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT coalesce(max(change_tx), 0)"
                    + " >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint FROM request");
        ResultSet result = query.executeQuery()) {
      result.next();
      return result.getBoolean(1);
    }
  }
}
