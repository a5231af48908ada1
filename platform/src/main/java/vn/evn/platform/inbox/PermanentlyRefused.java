package vn.evn.platform.inbox;

/** An event cannot be carried out, now or later; it becomes a dead letter with this reason. */
public class PermanentlyRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes a refusal.
   *
   * @param reason why, without personal data
   */
  public PermanentlyRefused(String reason) {
    super(reason);
  }
}
