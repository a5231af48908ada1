package vn.evn.portal.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.evn.contracts.Topics;
import vn.evn.platform.document.DocumentStore;
import vn.evn.platform.testing.RealServers;
import vn.evn.portal.Calls;
import vn.evn.portal.Database;
import vn.evn.portal.Messages;
import vn.evn.portal.PublishedEvents;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class PaperFetchingTest {
  private static final byte[] PDF = "%PDF-1.4 vi du".getBytes(StandardCharsets.UTF_8);
  private static final String SETTLED = "vn.evn.application.paper-settled.v1";

  @Inject PaperFetching fetching;
  @Inject PendingPapers papers;
  @Inject PaperConfig config;
  @Inject DocumentStore store;
  @Inject Vertx vertx;

  private final PaperHost host = new PaperHost();

  @BeforeEach
  void nothingElseIsDue() {
    Database.change("UPDATE pending_paper SET state = 'FAILED' WHERE state = 'PENDING'");
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void fetchesAfterTheAnswerAndTellsWhereThePaperLies() throws Exception {
    host.at("/tai-ve", PaperHost.bytes(PDF));
    String dossier = supplementedFrom(host.address("/tai-ve?khoa=1"));
    assertThat(host.asked()).isEmpty();
    JsonNode supplement = PublishedEvents.on(Topics.APPLICATIONS).awaitOf(dossier, 2).get(1);
    fetchAll();
    assertThat(host.asked()).containsExactly("/tai-ve?khoa=1");
    JsonNode event = settledOf(dossier, 3);
    JsonNode document = event.at("/data/document");
    assertThat(document.at("/id")).isEqualTo(pendingOf(supplement).at("/id"));
    assertThat(document.at("/state").asText()).isEqualTo("STORED");
    assertThat(document.at("/type").asText()).isEqualTo("application/pdf");
    assertThat(document.at("/sizeBytes").asInt()).isEqualTo(PDF.length);
    assertThat(event.at("/data/externalId").asText()).isEqualTo(dossier);
    try (InputStream stored = store.open(document.at("/sha256").asText())) {
      assertThat(stored.readAllBytes()).isEqualTo(PDF);
    }
    assertThat(state(dossier)).isEqualTo("STORED");
    assertThat(fetching.fetchNext()).isFalse();
  }

  @Test
  void triesAgainWhatFailsAndFollowsARedirectOnTheList() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    host.at(
        "/that-bai",
        call -> {
          if (calls.incrementAndGet() == 1) {
            PaperHost.status(503).to(call);
          } else {
            PaperHost.redirect("/cho-khac").to(call);
          }
        });
    host.at("/cho-khac", PaperHost.bytes(PDF));
    String dossier = supplementedFrom(host.address("/that-bai"));
    fetchAll();
    assertThat(calls).hasValue(2);
    assertThat(settledOf(dossier, 3).at("/data/document/state").asText()).isEqualTo("STORED");
  }

  @Test
  void givesUpAfterTheLastTryAndSaysWhyAndASupervisorHasItTriedOnceMore() throws Exception {
    host.at("/hong", PaperHost.status(500));
    String dossier = supplementedFrom(host.address("/hong"));
    fetchAll();
    assertThat(host.asked()).hasSize(3);
    JsonNode event = settledOf(dossier, 3);
    assertThat(event.at("/data/document/state").asText()).isEqualTo("FAILED");
    assertThat(event.at("/data/reason").asText()).contains("500");

    String id = event.at("/data/document/id").asText();
    Calls.as("auditor")
        .queryParam("state", "FAILED")
        .queryParam("dossier", dossier)
        .get("/portal/v1/operator/papers")
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(id)))
        .body("items.attempts", equalTo(List.of(3)))
        .body("items.host", equalTo(List.of("localhost")));
    Calls.as("supervisor")
        .post("/portal/v1/operator/papers/" + id + "/fetch")
        .then()
        .statusCode(200);
    Calls.as("supervisor")
        .post("/portal/v1/operator/papers/" + id + "/fetch")
        .then()
        .statusCode(404);
    fetchAll();
    assertThat(host.asked()).hasSize(6);
  }

  @Test
  void givesUpAtOnceWhatIsNoPaperIsTooLargeOrLeadsOffTheList() throws Exception {
    host.at("/html", PaperHost.bytes("<html></html>".getBytes(StandardCharsets.UTF_8)));
    host.at("/lon", PaperHost.bytes(new byte[20 * 1024 * 1024 + 1]));
    host.at("/di", PaperHost.redirect("http://127.0.0.1:" + host.port() + "/html"));
    host.at("/cam", PaperHost.status(403));
    host.at("/vong", PaperHost.redirect("/vong"));
    for (String[] each :
        new String[][] {
          {"/html", "type"},
          {"/lon", "larger"},
          {"/di", "list"},
          {"/cam", "403"},
          {"/vong", "redirects"}
        }) {
      String dossier = supplementedFrom(host.address(each[0]));
      fetchAll();
      JsonNode event = settledOf(dossier, 3);
      assertThat(event.at("/data/document/state").asText()).isEqualTo("FAILED");
      assertThat(event.at("/data/reason").asText()).contains(each[1]);
    }
    assertThat(host.asked()).doesNotContain("/html?");
    String elsewhere = supplementedFrom("https://tep.vidu.example/a");
    fetchAll();
    assertThat(settledOf(elsewhere, 3).at("/data/reason").asText()).contains("list");
  }

  @Test
  void waitsForNoHostLongerThanItsTime() throws Exception {
    host.at("/cham", PaperHost.drip(10_000, 20));
    PaperDownload download = download(List.of("localhost:*"), true, 1_000_000);
    long begin = System.nanoTime();
    assertThatThrownBy(() -> download.fetch(host.address("/cham")))
        .isInstanceOf(PaperUnreachable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(config.timeout(), config.timeout().multipliedBy(4));
    host.at("/khong-ngung", PaperHost.drip(10_000, 0));
    assertThatThrownBy(
            () -> download(List.of("localhost:*"), true, 500).fetch(host.address("/khong-ngung")))
        .isInstanceOf(PaperRefused.class)
        .hasMessageContaining("larger than 500");
  }

  @Test
  void connectsToTheAddressThatWasCheckedWhateverTheNameSaysLater() throws Exception {
    host.at("/a", PaperHost.bytes(PDF));
    AtomicInteger asked = new AtomicInteger();
    // To the name service of this machine the name is unknown: only the checked address can lead.
    PaperDownload download =
        new PaperDownload(
            vertx,
            config,
            1_000,
            new AllowedAddresses(
                List.of("tep.vidu.invalid:*"),
                true,
                name -> {
                  asked.incrementAndGet();
                  return new InetAddress[] {InetAddress.getLoopbackAddress()};
                }));
    assertThat(download.fetch("http://tep.vidu.invalid:" + host.port() + "/a")).isEqualTo(PDF);
    assertThat(asked).hasValue(1);
    int before = host.asked().size();
    assertThatThrownBy(
            () ->
                download(List.of("localhost:*"), false, 1_000)
                    .fetch("https://localhost:" + host.port() + "/a"))
        .isInstanceOf(PaperRefused.class)
        .hasMessageContaining("not public");
    assertThat(host.asked()).hasSize(before);
  }

  @Test
  void checksTheCertificateAgainstTheNameAlthoughItConnectsToAnAddress(@TempDir Path folder)
      throws Exception {
    Path keys = TlsHost.keysOf("tep.vidu.invalid", folder);
    try (TlsHost secure = new TlsHost(keys, PDF)) {
      PfxOptions trusted = new PfxOptions().setPath(keys.toString()).setPassword(TlsHost.PASSWORD);
      assertThat(
              securely(new HttpClientOptions().setTrustOptions(trusted))
                  .fetch("https://tep.vidu.invalid:" + secure.port() + "/a"))
          .isEqualTo(PDF);
      assertThatThrownBy(
              () ->
                  securely(new HttpClientOptions().setTrustOptions(trusted))
                      .fetch("https://khac.vidu.invalid:" + secure.port() + "/a"))
          .isInstanceOf(PaperUnreachable.class);
      assertThatThrownBy(
              () ->
                  securely(new HttpClientOptions())
                      .fetch("https://tep.vidu.invalid:" + secure.port() + "/a"))
          .isInstanceOf(PaperUnreachable.class);
    }
  }

  private PaperDownload securely(HttpClientOptions options) {
    return new PaperDownload(
        vertx,
        config,
        1_000,
        new AllowedAddresses(
            List.of("tep.vidu.invalid:*", "khac.vidu.invalid:*"),
            true,
            name -> new InetAddress[] {InetAddress.getLoopbackAddress()}),
        options);
  }

  @Test
  void isFetchedByOneOfTwoCopiesAndAgainAfterTheDeathOfOne() throws Exception {
    host.at("/mot", PaperHost.bytes(PDF));
    String dossier = supplementedFrom(host.address("/mot"));
    ExecutorService copies = Executors.newFixedThreadPool(2);
    CountDownLatch both = new CountDownLatch(2);
    List<Future<Boolean>> worked =
        copies.invokeAll(
            java.util.Collections.nCopies(
                2,
                () -> {
                  both.countDown();
                  both.await();
                  return fetching.fetchNext();
                }));
    copies.shutdown();
    assertThat(worked.get(0).get() ^ worked.get(1).get()).isTrue();
    assertThat(host.asked()).hasSize(1);
    assertThat(settledOf(dossier, 3)).isNotNull();

    // A copy takes a paper and dies: nobody else has it before its lease is over.
    String second = supplementedFrom(host.address("/mot?2"));
    assertThat(papers.take(Duration.ofHours(1))).isPresent();
    assertThat(fetching.fetchNext()).isFalse();
    Database.change(
        "UPDATE pending_paper SET next_at = now() - interval '1 second' WHERE state = 'PENDING'");
    fetchAll();
    assertThat(settledOf(second, 3).at("/data/document/state").asText()).isEqualTo("STORED");
  }

  private PaperDownload download(List<String> hosts, boolean privately, int mostBytes) {
    return new PaperDownload(
        vertx,
        config,
        mostBytes,
        new AllowedAddresses(hosts, privately, InetAddress::getAllByName));
  }

  /** A known dossier with a supplement whose form is given as an address. */
  private static String supplementedFrom(String address) {
    ObjectNode application = Messages.newSupply();
    String dossier = application.get("MaHoSo").asText();
    Calls.push(application).then().statusCode(200).body("error_code", equalTo(0));
    ObjectNode supplement = Messages.supplement(dossier, "True");
    ((ObjectNode) supplement.get("data")).put("URLTepDangKy", address);
    Calls.tell(supplement).then().statusCode(200).body("error_code", equalTo(0));
    return dossier;
  }

  private static JsonNode pendingOf(JsonNode supplement) {
    for (JsonNode document : supplement.at("/data/documents")) {
      if (document.get("state").asText().equals("PENDING")) {
        return document;
      }
    }
    throw new AssertionError("no paper is pending");
  }

  /** Works until every paper is settled; a failed try is due again after some milliseconds. */
  private void fetchAll() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              fetching.fetchNext();
              return Database.value("SELECT count(*) FROM pending_paper WHERE state = 'PENDING'")
                  .equals("0");
            });
  }

  private static JsonNode settledOf(String dossier, int events) {
    JsonNode last =
        PublishedEvents.on(Topics.APPLICATIONS).awaitOf(dossier, events).get(events - 1);
    assertThat(last.get("type").asText()).isEqualTo(SETTLED);
    return last;
  }

  private static String state(String dossier) {
    return Database.value("SELECT state FROM pending_paper WHERE code_key = ?", dossier);
  }
}
