package vn.evn.billing.reading;

/** The same meter was read at the same time for the same reason, with other values. */
public final class OtherReadingKnown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long readingId;

  OtherReadingKnown(long readingId) {
    super("the reading is known with other values, as reading " + readingId);
    this.readingId = readingId;
  }

  public long readingId() {
    return readingId;
  }
}
