package vn.evn.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WatchedWorkTest {
  @Test
  void givesWhatTheWorkGave() throws Exception {
    assertThat(new WatchedWork("work", () -> 0, () -> {}).run()).isZero();
    assertThat(new WatchedWork("work", () -> 3, () -> {}).run()).isEqualTo(3);
  }

  @Test
  void breaksOffWorkThatWouldNeverEndWhenAChildEnds() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch brokenOff = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    WatchedWork work =
        new WatchedWork(
            "work",
            () -> {
              ended.set(true);
              try {
                never.await();
                return 0;
              } catch (InterruptedException e) {
                brokenOff.countDown();
                return 1;
              }
            },
            () -> failIf(ended));
    long begun = System.nanoTime();
    assertThatThrownBy(work::run).isInstanceOf(LaunchFailure.class).hasMessage("kafka ended");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    assertThat(brokenOff.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void namesTheDeadChildEvenIfTheWorkFailedOfItFirst() {
    AtomicBoolean ended = new AtomicBoolean();
    WatchedWork work =
        new WatchedWork(
            "work",
            () -> {
              Thread late =
                  new Thread(
                      () -> {
                        pause();
                        ended.set(true);
                      });
              late.start();
              return 1;
            },
            () -> failIf(ended));
    assertThatThrownBy(work::run).isInstanceOf(LaunchFailure.class).hasMessage("kafka ended");
  }

  private static void failIf(AtomicBoolean ended) throws LaunchFailure {
    if (ended.get()) {
      throw new LaunchFailure("kafka ended");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
