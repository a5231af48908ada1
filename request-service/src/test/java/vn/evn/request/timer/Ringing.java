package vn.evn.request.timer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets the tests look for what is past, as one copy of the service or as several at once. */
@ApplicationScoped
public class Ringing {
  private final TimerJob job;

  @Inject
  Ringing(TimerJob job) {
    this.job = job;
  }

  public void fire() {
    job.fire();
  }

  public void recount() {
    job.recount();
  }

  public void fireAsCopies(int copies) throws Exception {
    asCopies(copies, job::fire);
  }

  public void recountAsCopies(int copies) throws Exception {
    asCopies(copies, job::recount);
  }

  private static void asCopies(int copies, Runnable action) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(copies);
    try {
      List<Callable<Object>> calls = new ArrayList<>();
      for (int i = 0; i < copies; i++) {
        calls.add(Executors.callable(action));
      }
      for (Future<Object> call : threads.invokeAll(calls)) {
        call.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
