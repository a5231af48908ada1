package vn.evn.portal.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.request.RequestState;

class PortalStateTest {
  @Test
  void givesEveryStateItsOwnNumberFromOneToTen() {
    List<Integer> codes = Arrays.stream(RequestState.values()).map(PortalState::codeOf).toList();
    assertThat(codes)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 10).boxed().toList());
    assertThat(PortalState.codeOf(RequestState.REFUSED)).isEqualTo(3);
    assertThat(PortalState.codeOf(RequestState.AWAITING_PAYMENT)).isEqualTo(6);
    assertThat(PortalState.codeOf(RequestState.RESULT_RETURNED)).isEqualTo(10);
  }

  @Test
  void hasWordsForEveryState() {
    assertThat(RequestState.values())
        .extracting(PortalState::textOf)
        .doesNotHaveDuplicates()
        .noneMatch(String::isBlank);
  }
}
