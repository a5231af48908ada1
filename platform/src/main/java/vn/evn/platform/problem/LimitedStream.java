package vn.evn.platform.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lets so many bytes through and no more. */
final class LimitedStream extends FilterInputStream {
  private final long limitBytes;
  private long left;

  LimitedStream(InputStream in, long limitBytes) {
    super(in);
    this.limitBytes = limitBytes;
    this.left = limitBytes;
  }

  /**
   * Reads one byte.
   *
   * @throws BodyTooLarge if it is one too many
   */
  @Override
  public int read() throws IOException {
    int read = super.read();
    if (read >= 0) {
      count(1);
    }
    return read;
  }

  /**
   * Reads some bytes.
   *
   * @throws BodyTooLarge if they are too many
   */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  private void count(int read) {
    left -= read;
    if (left < 0) {
      throw new BodyTooLarge(limitBytes);
    }
  }
}
