package vn.evn.request.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerAddressTest {
  @ParameterizedTest(name = "{0} with {1} is {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7 |                             | 203.0.113.7  | no proxy, no header",
        "203.0.113.7 | 198.51.100.1                | 203.0.113.7  | anybody can write a header",
        "10.1.2.3    | 198.51.100.1                | 198.51.100.1 | our proxy tells",
        "10.1.2.3    | 192.0.2.9, 198.51.100.1     | 198.51.100.1 | the caller wrote the first one",
        "10.1.2.3    | 198.51.100.1, 10.9.9.9      | 198.51.100.1 | through two of our proxies",
        "10.1.2.3    | 198.51.100.1:4711           | 198.51.100.1 | with its port",
        "10.1.2.3    | nonsense                    | 10.1.2.3     | nothing that can be believed",
        "10.1.2.3    | abc.de                      | 10.1.2.3     | a name is not looked up",
        "10.1.2.3    |                             | 10.1.2.3     | our proxy forgot to tell",
        "2001:db8::1 | 198.51.100.1                | 198.51.100.1 | a proxy with IPv6",
        "10.1.2.3    | [2001:db9::7]:443           | 2001:db9::7  | a caller with IPv6 and port",
        "10.1.2.3    | 2001:db9::7                 | 2001:db9::7  | a caller with IPv6",
        "fe80::1%eth0 |                            | fe80::1      | a caller with a zone",
      })
  void believesOurProxiesAlone(String peer, String forwarded, String expected, String why) {
    CallerAddress callers = new CallerAddress(List.of("10.0.0.0/8", "2001:db8::/32"));
    List<String> lines = forwarded == null ? List.of() : List.of(forwarded);
    assertThat(callers.of(address(peer), lines)).as(why).isEqualTo(address(expected));
  }

  @Test
  void readsSeveralHeaderLinesAsOne() {
    CallerAddress callers = new CallerAddress(List.of("10.1.2.3"));
    assertThat(callers.of(address("10.1.2.3"), List.of("192.0.2.9", "198.51.100.1")))
        .isEqualTo(address("198.51.100.1"));
  }

  @Test
  void believesNobodyUnlessConfigured() {
    assertThat(new CallerAddress(List.of()).of(address("10.1.2.3"), List.of("198.51.100.1")))
        .isEqualTo(address("10.1.2.3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0", ""})
  void refusesAProxyThatIsNoAddress(String proxy) {
    assertThatThrownBy(() -> new CallerAddress(List.of(proxy)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static InetAddress address(String literal) {
    return AddressBlock.address(literal).orElseThrow();
  }
}
