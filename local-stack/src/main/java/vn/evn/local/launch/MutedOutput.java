package vn.evn.local.launch;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** Output that says nothing any more from a moment on: after Ctrl-C only the stopping is told. */
final class MutedOutput extends FilterOutputStream {
  private final PrintStream under;
  private final BooleanSupplier muted;

  private MutedOutput(PrintStream under, BooleanSupplier muted) {
    super(under);
    this.under = under;
    this.muted = muted;
  }

  /**
   * A stream over another one.
   *
   * @param muted whether to drop what is written
   */
  static PrintStream over(PrintStream under, BooleanSupplier muted) {
    return new PrintStream(new MutedOutput(under, muted), true, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int value) throws IOException {
    if (!muted.getAsBoolean()) {
      under.write(value);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    if (!muted.getAsBoolean()) {
      under.write(bytes, from, count);
    }
  }
}
