package vn.evn.system.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.evn.local.sample.SpringOf2020;
import vn.evn.local.server.EmbeddedKafkaBroker;
import vn.evn.local.server.EmbeddedPostgresServer;

/**
 * Measures the statistics over HTTP: the whole spring of 2020, held against the figures of the
 * news, and then millions of requests more, with every kind of question.
 */
public final class StatisticsBenchmark {
  private static final String DATABASE = "statistics";
  private static final int CALLS = 40;
  private static final int PENDING = 60_000;
  private static final long LIMIT_MILLIS = 200;
  private static final long SEED = 1;

  private static final String YEAR = "&from=2021-12&to=2022-12";

  /** By every dimension, narrowed by every other one and by several. */
  private static final List<String> DIMENSIONS =
      List.of(
          "by=month",
          "by=channel",
          "by=channel-group",
          "by=service",
          "by=unit",
          "by=month&unit=PA0100",
          "by=channel&unit=PA0100",
          "by=channel-group&unit=PA0100",
          "by=service&unit=PA0100",
          "by=service&channelGroup=ONLINE",
          "by=unit&channel=PORTAL",
          "by=unit&channelGroup=ONLINE",
          "by=unit&channelGroup=ONLINE&channelGroup=COUNTER",
          "by=unit&serviceType=NEW_LV",
          "by=unit&channel=PORTAL&serviceType=NEW_LV",
          "by=unit&channelGroup=ONLINE&serviceType=NEW_LV",
          "by=service&unit=PA0100&channelGroup=ONLINE",
          "by=month&unit=PA0100&channelGroup=ONLINE&serviceType=NEW_LV",
          "by=channel&unit=PA0100&serviceType=NEW_LV");

  private static final List<String> QUESTIONS =
      Stream.of(
              Stream.of("monthly?month=2022-12", "ratings?month=2022-12", "portal-share"),
              Stream.of("counts", "percentiles", "breaches")
                  .flatMap(what -> DIMENSIONS.stream().map(by -> what + "?" + by + YEAR)))
          .flatMap(questions -> questions)
          .toList();

  private final PrintStream out;
  private final long requests;
  private boolean asWanted = true;

  /**
   * Prepares it.
   *
   * @param requests beside those of 2020; a multiple of 500,000
   */
  public StatisticsBenchmark(PrintStream out, long requests) {
    this.out = out;
    this.requests = requests;
  }

  /**
   * Runs it and prints the figures; takes some twenty minutes and 9 GB of disk for ten million
   * requests, and gives it back.
   *
   * @return whether the figures of the news came out and no question took longer than wanted
   */
  public boolean run() throws Exception {
    try (EmbeddedPostgresServer postgres = EmbeddedPostgresServer.temporary();
        EmbeddedKafkaBroker kafka = EmbeddedKafkaBroker.temporary()) {
      postgres.createDatabase(DATABASE);
      try (RequestService service = RequestService.start(postgres, DATABASE, kafka);
          Connection connection =
              DriverManager.getConnection(
                  postgres.jdbcUrl(DATABASE), EmbeddedPostgresServer.USER, "")) {
        new Contention(out, postgres.jdbcUrl(DATABASE)).run();
        springOf2020(service, connection);
        millions(service, connection);
      }
    }
    return asWanted;
  }

  private void springOf2020(RequestService service, Connection connection) throws Exception {
    long begun = System.nanoTime();
    long loaded = SpringOf2020.load(connection, 1, SEED);
    out.printf(
        Locale.ROOT, "spring of 2020: %,d requests loaded in %d s%n", loaded, secondsSince(begun));
    recount(service, loaded);
    JsonNode march = service.get("/api/v1/statistics/monthly?month=2020-03");
    JsonNode february = service.get("/api/v1/statistics/monthly?month=2020-02");
    JsonNode portal = service.get("/api/v1/statistics/portal-share").at("/items/0");
    figure("received in March 2020", march.path("received"), "745000");
    figure("of them online and customer centre", march.path("onlineAndCentre"), "689125");
    figure("  in per cent", march.path("onlineAndCentreShare"), "92.5");
    figure("such in February 2020", february.path("onlineAndCentre"), "529000");
    figure("  growth in per cent (\"nearly 30\")", march.path("onlineAndCentreGrowth"), "30.3");
    figure("portal dossiers completed", portal.path("completed"), "12700");
    figure("  in per cent of the whole portal", portal.path("share"), "55.2");
  }

  private void figure(String what, JsonNode found, String wanted) {
    boolean right = found.asText().equals(wanted);
    asWanted &= right;
    out.printf(
        Locale.ROOT,
        "  %-40s %9s%s%n",
        what,
        found.asText(),
        right ? "" : "  WRONG, wanted " + wanted);
  }

  private void millions(RequestService service, Connection connection) throws Exception {
    long begun = System.nanoTime();
    TwoYears.load(connection, requests);
    out.printf(
        Locale.ROOT,
        "%,d requests of %s to %s loaded in %d s%n",
        requests,
        TwoYears.FIRST_MONTH,
        TwoYears.LAST_MONTH,
        secondsSince(begun));
    long all = number(connection, "SELECT count(*) FROM request");
    recount(service, all);
    out.printf(
        Locale.ROOT,
        "database %,d MB, cells %,d%n",
        number(connection, "SELECT pg_database_size(current_database())") / 1_000_000,
        number(connection, "SELECT count(*) FROM statistics_cell"));
    recount(service, all);
    ask(service, "nothing pending");
    TwoYears.addPending(connection, PENDING);
    ask(service, PENDING + " changes not summed up yet");
  }

  private void recount(RequestService service, long expected)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    service.post("/api/v1/statistics/recount");
    JsonNode state = service.get("/api/v1/statistics/recount");
    while (state.path("status").asText().equals("RUNNING")) {
      Thread.sleep(200);
      state = service.get("/api/v1/statistics/recount");
    }
    out.printf(
        Locale.ROOT,
        "  recount in %d s: %s, %,d requests, %,d records added, %,d counts changed%n",
        secondsSince(begun),
        state.path("status").asText(),
        state.path("requests").asLong(),
        state.path("repaired").asLong(),
        state.path("differences").asLong());
    asWanted &= state.path("requests").asLong() == expected;
  }

  private void ask(RequestService service, String with) throws IOException, InterruptedException {
    out.printf(
        Locale.ROOT, "questions, %d calls each, %s: p50 / p99 / longest in ms%n", CALLS, with);
    for (String question : QUESTIONS) {
      long[] nanos = new long[CALLS];
      // The first three let the service warm up.
      for (int call = -3; call < CALLS; call++) {
        long begun = System.nanoTime();
        service.get("/api/v1/statistics/" + question);
        if (call >= 0) {
          nanos[call] = System.nanoTime() - begun;
        }
      }
      Arrays.sort(nanos);
      long longest = nanos[CALLS - 1];
      asWanted &= longest < LIMIT_MILLIS * 1_000_000;
      out.printf(
          Locale.ROOT,
          "  %-92s %7.1f / %7.1f / %7.1f%n",
          question,
          nanos[CALLS / 2] / 1e6,
          nanos[CALLS * 99 / 100] / 1e6,
          longest / 1e6);
    }
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static long secondsSince(long begunNanos) {
    return (System.nanoTime() - begunNanos) / 1_000_000_000L;
  }
}
