package vn.evn.request.document;

import io.quarkus.arc.Arc;

/** Starts by hand what otherwise the time starts. */
public final class Sweeps {
  private Sweeps() {}

  public static void sweepUploads() {
    Arc.container().instance(UploadSweep.class).get().sweep();
  }
}
