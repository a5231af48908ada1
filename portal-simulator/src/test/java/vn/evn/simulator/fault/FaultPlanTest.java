package vn.evn.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
  private static final FaultPlan PLAN =
      new FaultPlan(
          Map.of(
              "DongBoHoSoMC",
              Map.of(Fault.SLOW, 0.1, Fault.HTTP_500, 0.2),
              FaultPlan.EVERY,
              Map.of(Fault.DUPLICATE, 1.0)),
          42,
          1);

  @Test
  void drawsTheSameForTheSameSeedAndNumber() {
    FaultPlan again = new FaultPlan(PLAN.calls(), 42, 1);
    assertThat(draws(again)).isEqualTo(draws(PLAN));
    assertThat(draws(new FaultPlan(PLAN.calls(), 43, 1))).isNotEqualTo(draws(PLAN));
  }

  @Test
  void keepsToTheProbabilities() {
    List<Optional<Fault>> draws = draws(PLAN);
    assertThat(share(draws, Fault.SLOW)).isCloseTo(0.1, within(0.01));
    assertThat(share(draws, Fault.HTTP_500)).isCloseTo(0.2, within(0.01));
  }

  @Test
  void letsTheStarStandForServicesThatAreNotNamedButNotForTheLogin() {
    assertThat(PLAN.draw("TraCuuHoSo", 0)).contains(Fault.DUPLICATE);
    assertThat(PLAN.draw(FaultPlan.LOGIN, 0)).isEmpty();
    assertThat(FaultPlan.NONE.draw("TraCuuHoSo", 0)).isEmpty();
  }

  @Test
  void playsAScriptAndThenNothing() {
    FaultPlan plan =
        new FaultPlan(
            Map.of(FaultPlan.EVERY, Map.of(Fault.SLOW, 1.0)),
            Map.of("TraCuuHoSo", List.of(Optional.of(Fault.HTTP_500), Optional.empty())),
            1,
            1);
    assertThat(plan.draw("TraCuuHoSo", 0)).contains(Fault.HTTP_500);
    assertThat(plan.draw("TraCuuHoSo", 1)).isEmpty();
    assertThat(plan.draw("TraCuuHoSo", 2)).isEmpty();
    assertThat(plan.draw("DongBoHoSoMC", 0)).contains(Fault.SLOW);
    assertThat(plan.draw(FaultPlan.PUSH, 0)).isEmpty();
  }

  @Test
  void drawsEachCallIndependentlyOfTheOthers() {
    Faults alone = new Faults();
    Faults mixed = new Faults();
    alone.put(PLAN);
    mixed.put(PLAN);
    for (int i = 0; i < 100; i++) {
      mixed.next("TraCuuHoSo");
      assertThat(mixed.next("DongBoHoSoMC")).isEqualTo(alone.next("DongBoHoSoMC"));
    }
  }

  private static List<Optional<Fault>> draws(FaultPlan plan) {
    return LongStream.range(0, 20_000).mapToObj(n -> plan.draw("DongBoHoSoMC", n)).toList();
  }

  private static double share(List<Optional<Fault>> draws, Fault fault) {
    return (double) draws.stream().filter(Optional.of(fault)::equals).count() / draws.size();
  }
}
