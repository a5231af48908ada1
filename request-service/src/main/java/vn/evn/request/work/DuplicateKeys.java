package vn.evn.request.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.application.Application;
import vn.evn.platform.outbox.OutboxFailure;

/**
 * Finds applications that look like an earlier one: the same service for the same customer within
 * some days. The customer is known by the customer code; without one by the place of use together
 * with the identity number or with the phone.
 *
 * <p>It is a hint and stops nothing. Two that are taken in at the same moment by two copies do not
 * see each other.
 */
@ApplicationScoped
class DuplicateKeys {
  /** Most codes that are named; whoever has more has another trouble. */
  private static final int MOST = 10;

  private static final String FIND =
      "SELECT given.number, found.code"
          + " FROM unnest(?::int[], ?::bigint[], ?::text[], ?::text[])"
          + " AS given(number, key, first, last), LATERAL (SELECT k.code"
          + " FROM duplicate_key k JOIN request r ON r.code = k.code"
          + " WHERE k.key = given.key"
          + " AND k.submitted_at BETWEEN given.first::timestamptz AND given.last::timestamptz"
          + " AND r.state NOT IN ('REFUSED', 'WITHDRAWN', 'STOPPED')"
          + " ORDER BY k.submitted_at DESC LIMIT "
          + MOST
          + ") found";

  private final DataSource dataSource;
  private final Clock clock;
  private final Duration window;

  /**
   * Makes it.
   *
   * @param window how far apart two submissions may lie
   */
  @Inject
  DuplicateKeys(
      DataSource dataSource,
      Clock clock,
      @ConfigProperty(name = "evn.intake.duplicate-window", defaultValue = "P30D")
          Duration window) {
    this.dataSource = dataSource;
    this.clock = clock;
    this.window = window;
  }

  /** An application with its keys; one or two, or none if nothing tells the customer. */
  record Keyed(OffsetDateTime submittedAt, Set<Long> keys) {
    static Keyed of(Application application) {
      return new Keyed(application.submittedAt(), keysOf(application));
    }
  }

  /**
   * For each application the codes of the requests that it looks like, newest first, at most ten:
   * of those that are stored and, by their codes given here, of those that stand before it in the
   * list.
   *
   * @param codes of the applications, in the same order
   */
  List<List<String>> find(List<Keyed> applications, List<String> codes) {
    List<Set<String>> found = new ArrayList<>(applications.size());
    for (int i = 0; i < applications.size(); i++) {
      found.add(new LinkedHashSet<>());
    }
    amongThemselves(applications, codes, found);
    amongStored(applications, found);
    return found.stream().map(set -> set.stream().limit(MOST).toList()).toList();
  }

  /** Keeps the keys of new requests, so that later applications find them. */
  void keep(List<Keyed> applications, List<String> codes) {
    List<Long> keys = new ArrayList<>();
    List<String> times = new ArrayList<>();
    List<String> owners = new ArrayList<>();
    for (int i = 0; i < applications.size(); i++) {
      for (long key : applications.get(i).keys()) {
        keys.add(key);
        times.add(applications.get(i).submittedAt().toString());
        owners.add(codes.get(i));
      }
    }
    if (keys.isEmpty()) {
      return;
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO duplicate_key (key, submitted_at, code)"
                    + " SELECT key, at::timestamptz, code"
                    + " FROM unnest(?::bigint[], ?::text[], ?::text[]) AS given(key, at, code)")) {
      insert.setArray(1, connection.createArrayOf("bigint", keys.toArray(Long[]::new)));
      insert.setArray(2, connection.createArrayOf("text", times.toArray(String[]::new)));
      insert.setArray(3, connection.createArrayOf("text", owners.toArray(String[]::new)));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /**
   * Forgets keys that no application of today can be compared with.
   *
   * @param limit most rows in one go
   * @return how many were forgotten
   */
  int forget(int limit) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM duplicate_key WHERE ctid IN (SELECT ctid FROM duplicate_key"
                    + " WHERE submitted_at < ? LIMIT ?)")) {
      // Twice the time, since an application may be handed in with an earlier time of submission.
      delete.setObject(1, OffsetDateTime.now(clock).minus(window.multipliedBy(2)));
      delete.setInt(2, limit);
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private void amongThemselves(
      List<Keyed> applications, List<String> codes, List<Set<String>> found) {
    Map<Long, List<Integer>> before = new HashMap<>();
    for (int i = 0; i < applications.size(); i++) {
      for (long key : applications.get(i).keys()) {
        List<Integer> earlier = before.computeIfAbsent(key, k -> new ArrayList<>());
        for (int other : earlier) {
          if (isWithinWindow(applications.get(i), applications.get(other))) {
            found.get(i).add(codes.get(other));
          }
        }
        earlier.add(i);
      }
    }
  }

  private boolean isWithinWindow(Keyed one, Keyed other) {
    return Duration.between(one.submittedAt(), other.submittedAt()).abs().compareTo(window) <= 0;
  }

  private void amongStored(List<Keyed> applications, List<Set<String>> found) {
    List<Integer> numbers = new ArrayList<>();
    List<Long> keys = new ArrayList<>();
    List<String> firsts = new ArrayList<>();
    List<String> lasts = new ArrayList<>();
    for (int i = 0; i < applications.size(); i++) {
      OffsetDateTime at = applications.get(i).submittedAt();
      for (long key : applications.get(i).keys()) {
        numbers.add(i);
        keys.add(key);
        firsts.add(at.minus(window).toString());
        lasts.add(at.plus(window).toString());
      }
    }
    if (keys.isEmpty()) {
      return;
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(FIND)) {
      query.setArray(1, connection.createArrayOf("int4", numbers.toArray(Integer[]::new)));
      query.setArray(2, connection.createArrayOf("bigint", keys.toArray(Long[]::new)));
      query.setArray(3, connection.createArrayOf("text", firsts.toArray(String[]::new)));
      query.setArray(4, connection.createArrayOf("text", lasts.toArray(String[]::new)));
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          found.get(result.getInt(1)).add(result.getString(2));
        }
      }
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  private static Set<Long> keysOf(Application application) {
    Set<Long> keys = new TreeSet<>();
    String service = application.serviceType();
    String customer = application.customerCode();
    if (customer != null) {
      keys.add(key(service, "customer", customer));
      return keys;
    }
    String place =
        application.placeOfUse().provinceCode() + "/" + application.placeOfUse().communeCode();
    Applicant.Identity identity = application.applicant().identity();
    if (identity != null) {
      keys.add(key(service, place, "identity", identity.number().toUpperCase(Locale.ROOT)));
    }
    String phone = national(application.applicant().phone());
    if (phone != null) {
      keys.add(key(service, place, "phone", phone));
    }
    return keys;
  }

  /** The digits of a phone as they are dialled at home, since both ways of writing are in use. */
  private static @Nullable String national(@Nullable String phone) {
    if (phone == null) {
      return null;
    }
    String digits = phone.replaceAll("\\D", "");
    return digits.startsWith("84") && digits.length() > 10 ? "0" + digits.substring(2) : digits;
  }

  private static long key(String... parts) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("|", parts).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
