package vn.evn.portal.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import vn.evn.platform.outbox.OutboxFailure;

/** Papers given as an address, to be fetched after the answer. */
@ApplicationScoped
class PendingPapers {
  private final DataSource dataSource;

  @Inject
  PendingPapers(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void add(UUID id, String codeKey, String name, String address) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO pending_paper (id, code_key, name, address) VALUES (?, ?, ?, ?)")) {
      insert.setObject(1, id);
      insert.setString(2, codeKey);
      insert.setString(3, name);
      insert.setString(4, address);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }
}
