package vn.evn.platform.outbox;

import java.sql.SQLException;

/** The database refused the outbox or inbox; the cause tells whether it may pass. */
public class OutboxFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OutboxFailure(SQLException cause) {
    super("the outbox cannot be read or written", cause);
  }
}
