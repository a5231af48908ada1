package vn.evn.portal.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.evn.contracts.Channel;
import vn.evn.contracts.request.RequestState;

class PortalBornStateTest {
  @Test
  void tellsThreeStatesAndKeepsTheOthersForTheOtherServices() {
    Map<RequestState, String> told = new EnumMap<>(RequestState.class);
    for (RequestState state : RequestState.values()) {
      PortalBornState.codeOf(state, "5").ifPresent(code -> told.put(state, code));
    }
    assertThat(told)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                RequestState.ACCEPTED, "2",
                RequestState.AWAITING_SUPPLEMENT, "5",
                RequestState.REFUSED, "5"));
    assertThat(PortalBornState.codeOf(RequestState.REFUSED, "11")).contains("11");
  }

  @Test
  void numbersEveryChannel() {
    assertThat(Arrays.stream(Channel.values()).filter(c -> PortalChannel.codeOf(c).equals("1")))
        .containsExactlyInAnyOrder(Channel.COUNTER, Channel.CALL_CENTRE);
    assertThat(Channel.values()).extracting(PortalChannel::codeOf).containsOnly("1", "2");
  }
}
