package vn.evn.portal.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedAddressesTest {
  private static final List<String> HOSTS = List.of("tep.dvcqg.example", "khac.example:8443");

  @Test
  void allowsAListedHostAtThePublicAddressThatWasChecked() throws Exception {
    AllowedAddresses.Target target =
        publicly(HOSTS, "203.0.114.7").check("https://TEP.dvcqg.example/tai-ve/1?khoa=a%20b");
    assertThat(target.address().getHostAddress()).isEqualTo("203.0.114.7");
    assertThat(target.port()).isEqualTo(443);
    assertThat(target.host()).isEqualTo("tep.dvcqg.example");
    assertThat(publicly(HOSTS, "203.0.114.7").check("https://khac.example:8443/").port())
        .isEqualTo(8443);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://tep.dvcqg.example/a",
        "ftp://tep.dvcqg.example/a",
        "file:///etc/passwd",
        "https://tep.dvcqg.example:22/a",
        "https://khac.example/a",
        "https://khac.example:8444/a",
        "https://tep.dvcqg.example.ke-gian.example/a",
        "https://ke-gian.example/tep.dvcqg.example",
        "https://tep.dvcqg.example@ke-gian.example/",
        "https://user@tep.dvcqg.example/",
        "https://203.0.114.7/a",
        "https:///a",
        "tep.dvcqg.example/a",
        "https://tep dvcqg.example/"
      })
  void refusesEverythingElse(String address) {
    AllowedAddresses allowed = publicly(HOSTS, "203.0.114.7");
    assertThatThrownBy(() -> allowed.check(address)).isInstanceOf(PaperRefused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.254",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "0.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:1::",
        "::7f00:1"
      })
  void refusesAListedHostThatLeadsIntoANetworkOfOurs(String address) {
    AllowedAddresses allowed = publicly(HOSTS, "203.0.114.7", address);
    assertThatThrownBy(() -> allowed.check("https://tep.dvcqg.example/a"))
        .isInstanceOf(PaperRefused.class)
        .hasMessageContaining("not public");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.63.0.1",
        "100.128.0.1",
        "172.32.0.1",
        "198.20.0.1",
        "2400:cb00::1"
      })
  void takesPublicAddresses(String address) throws Exception {
    assertThat(publicly(HOSTS, address).check("https://tep.dvcqg.example/a").address())
        .isEqualTo(InetAddress.getByName(address));
  }

  @Test
  void asksForANameOnceSoThatALaterAnswerLeadsNowhere() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    AllowedAddresses allowed =
        new AllowedAddresses(
            HOSTS,
            false,
            host ->
                new InetAddress[] {
                  InetAddress.getByName(asked.getAndIncrement() == 0 ? "203.0.114.7" : "127.0.0.1")
                });
    AllowedAddresses.Target target = allowed.check("https://tep.dvcqg.example/a");
    assertThat(asked).hasValue(1);
    assertThat(target.address().getHostAddress()).isEqualTo("203.0.114.7");
  }

  @Test
  void triesANameAgainThatIsNotKnown() {
    AllowedAddresses allowed =
        new AllowedAddresses(
            HOSTS,
            false,
            host -> {
              throw new UnknownHostException(host);
            });
    assertThatThrownBy(() -> allowed.check("https://tep.dvcqg.example/a"))
        .isInstanceOf(PaperUnreachable.class);
  }

  private static AllowedAddresses publicly(List<String> hosts, String... addresses) {
    return new AllowedAddresses(
        hosts,
        false,
        host -> {
          InetAddress[] found = new InetAddress[addresses.length];
          for (int i = 0; i < addresses.length; i++) {
            found[i] = InetAddress.getByName(addresses[i]);
          }
          return found;
        });
  }
}
