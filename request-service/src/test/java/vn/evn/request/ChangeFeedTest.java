package vn.evn.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.evn.local.server.EmbeddedPostgresServer;
import vn.evn.platform.testing.RealServers;

/** {@code updatedSince}: what a system that copies requests sees, and never misses. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ChangeFeedTest {
  @Test
  void showsAChangeThatCommitsLateAfterEarlierReadersWentOn() throws Exception {
    String since = OffsetDateTime.now().minusSeconds(5).toString();
    String slow = Api.aRequest();
    String before = readAll(since, null).resume();
    try (Connection held = connection();
        Statement statement = held.createStatement()) {
      held.setAutoCommit(false);
      // Changed first, committed last: by its time it stands before all that follow.
      statement.executeUpdate("UPDATE request SET updated_at = now() WHERE code = '" + slow + "'");
      String meanwhile = Api.aRequest();
      Feed reader = readAll(null, before);
      // Not yet: behind it something could still appear in front of it.
      assertThat(reader.codes()).doesNotContain(slow, meanwhile);
      held.commit();
      Feed later = readUntil(reader.resume(), slow, meanwhile);
      assertThat(later.codes()).contains(slow, meanwhile);
      assertThat(readAll(null, later.resume()).codes()).doesNotContain(slow, meanwhile);
    }
  }

  @Test
  void missesNothingAmongManyWritersOfDifferentSpeed() throws Exception {
    String start = readAll(OffsetDateTime.now().toString(), null).resume();
    Set<String> made = ConcurrentHashMap.newKeySet();
    ExecutorService writers = Executors.newFixedThreadPool(4);
    List<String> seen = new ArrayList<>();
    try {
      for (int i = 0; i < 40; i++) {
        boolean slow = i % 5 == 0;
        writers.submit(
            () -> {
              String code = Api.aRequest();
              if (slow) {
                touchSlowly(code);
              }
              made.add(code);
              return null;
            });
      }
      writers.shutdown();
      String cursor = start;
      boolean ended = false;
      while (!ended) {
        ended = writers.awaitTermination(20, TimeUnit.MILLISECONDS);
        Feed page = readAll(null, cursor);
        seen.addAll(page.codes());
        cursor = page.resume();
      }
      seen.addAll(readUntil(cursor, lastOf(made, seen)).codes());
    } finally {
      writers.shutdownNow();
    }
    assertThat(made).hasSize(40);
    assertThat(seen).containsAll(made);
  }

  @Test
  void startsAtTheTimeThatIsAskedForAndGoesOnFromTheEnd() {
    String old = Api.aRequest();
    String since = OffsetDateTime.now().toString();
    Feed nothing = readAll(since, null);
    assertThat(nothing.codes()).doesNotContain(old);
    String code = Api.aRequest();
    Api.act(code, "accept");
    Feed changes = readUntil(nothing.resume(), code);
    // A request stands where it changed last: once, however often it changed.
    assertThat(changes.codes()).containsOnlyOnce(code).doesNotContain(old);
    Api.act(old, "accept");
    assertThat(readUntil(changes.resume(), old).codes()).contains(old).doesNotContain(code);
  }

  @Test
  void givesNoResumeWhereNoFeedIsAskedFor() {
    Api.aRequest();
    Api.aRequest();
    Api.as("integrator")
        .queryParam("limit", 1)
        .get("/api/v1/requests")
        .then()
        .statusCode(200)
        .body("next", notNullValue())
        .body("resume", nullValue());
    Api.wronglyAs("integrator")
        .queryParam("updatedSince", "yesterday")
        .get("/api/v1/requests")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/updatedSince"));
  }

  private static void touchSlowly(String code) throws Exception {
    try (Connection held = connection();
        Statement statement = held.createStatement()) {
      held.setAutoCommit(false);
      statement.executeUpdate("UPDATE request SET updated_at = now() WHERE code = '" + code + "'");
      Thread.sleep(150);
      held.commit();
    }
  }

  private record Feed(List<String> codes, String resume) {}

  private static String[] lastOf(Set<String> made, List<String> seen) {
    return made.stream().filter(code -> !seen.contains(code)).toArray(String[]::new);
  }

  /**
   * Reads until some codes are there, or for ten seconds: any transaction of the service that runs
   * at the moment holds the end of the feed back.
   */
  private static Feed readUntil(String cursor, String... wanted) {
    List<String> codes = new ArrayList<>();
    String at = cursor;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    do {
      Feed page = readAll(null, at);
      codes.addAll(page.codes());
      at = page.resume();
    } while (!codes.containsAll(List.of(wanted)) && System.nanoTime() < end);
    return new Feed(codes, at);
  }

  /** Reads pages of two until there is no further one. */
  private static Feed readAll(@Nullable String since, @Nullable String cursor) {
    List<String> codes = new ArrayList<>();
    @Nullable String at = cursor;
    while (true) {
      Map<String, Object> parameters =
          at == null ? Map.of("updatedSince", String.valueOf(since)) : Map.of("cursor", at);
      JsonPath page =
          Api.as("integrator")
              .queryParams(parameters)
              .queryParam("limit", 2)
              .get("/api/v1/requests")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      codes.addAll(page.getList("items.code", String.class));
      String next = page.getString("next");
      if (next == null) {
        return new Feed(codes, page.getString("resume"));
      }
      at = next;
    }
  }

  private static Connection connection() throws Exception {
    return DriverManager.getConnection(RealServers.databaseUrl(), EmbeddedPostgresServer.USER, "");
  }
}
