package vn.evn.request.work;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Topics;
import vn.evn.contracts.application.Application;
import vn.evn.contracts.request.RequestChange;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.event.Events;
import vn.evn.platform.event.OutgoingEvent;
import vn.evn.platform.outbox.Outbox;
import vn.evn.platform.outbox.OutboxFailure;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.lifecycle.WorkFile;
import vn.evn.request.unit.PowerUnits;

/**
 * Makes requests of applications, one or many in a transaction: the row, its history and its event,
 * as {@link RequestWork} does for every later change. A handful of statements serve a whole batch.
 */
@ApplicationScoped
public class NewRequests {
  private static final EntityRows<RequestEntity> ROWS = EntityRows.of(RequestEntity.class);
  private static final EntityRows<HistoryEntity> HISTORY = EntityRows.of(HistoryEntity.class);
  private static final String ACTION = "receive";

  private final Documents documents;
  private final Serials serials;
  private final PowerUnits units;
  private final ServiceCatalogue catalogue;
  private final Times times;
  private final DuplicateKeys duplicates;
  private final Events events;
  private final Outbox outbox;
  private final ChangeListeners listeners;
  private final DataSource dataSource;
  private final Clock clock;

  @Inject
  NewRequests(
      Documents documents,
      Serials serials,
      PowerUnits units,
      ServiceCatalogue catalogue,
      Times times,
      DuplicateKeys duplicates,
      Events events,
      Outbox outbox,
      ChangeListeners listeners,
      DataSource dataSource,
      Clock clock) {
    this.documents = documents;
    this.serials = serials;
    this.units = units;
    this.catalogue = catalogue;
    this.times = times;
    this.duplicates = duplicates;
    this.events = events;
    this.outbox = outbox;
    this.listeners = listeners;
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * What became of applications.
   *
   * @param made the new requests, in the order of their applications
   * @param known applications whose external id has a request already; nothing was done for them
   */
  public record Received(List<RequestFile> made, List<NewRequest> known) {}

  /**
   * Makes requests, in the present transaction. An external id of a channel has one request: of two
   * transactions at once the second waits for the first to end.
   *
   * @throws OutboxFailure also if one of several was made by another transaction meanwhile; tried
   *     anew it is known
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Received receive(List<NewRequest> wanted) {
    try (Connection connection = dataSource.getConnection()) {
      Set<String> seen = stored(connection, wanted);
      List<NewRequest> fresh = new ArrayList<>(wanted.size());
      List<NewRequest> known = new ArrayList<>();
      for (NewRequest each : wanted) {
        (seen.add(identity(each.application())) ? fresh : known).add(each);
      }
      if (fresh.isEmpty()) {
        return new Received(List.of(), known);
      }
      List<Birth> births = births(fresh);
      if (births.size() > 1) {
        // A unique key that another transaction took meanwhile undoes the batch, to be tried anew.
        ROWS.insert(connection, births.stream().map(Birth::row).toList());
      } else if (!ROWS.insertNew(connection, births.get(0).row())) {
        known.addAll(fresh);
        return new Received(List.of(), known);
      }
      HISTORY.insert(connection, births.stream().map(Birth::entry).toList());
      announce(births);
      return new Received(births.stream().map(Birth::file).toList(), known);
    } catch (SQLException e) {
      throw new OutboxFailure(e);
    }
  }

  /**
   * A request on its way into the database.
   *
   * @param keys by which it looks like others
   */
  private record Birth(
      RequestFile file,
      RequestChange change,
      Author author,
      DuplicateKeys.Keyed keys,
      RequestEntity row) {
    HistoryEntity entry() {
      return HistoryEntity.of(ACTION, file.request(), change, author, null);
    }
  }

  /**
   * The same as {@link vn.evn.contracts.request.RequestChanged}, with the request as it was written
   * into its row: it is not written a second time.
   */
  private record Announced(RequestChange change, @JsonRawValue String request) {}

  private List<Birth> births(List<NewRequest> fresh) {
    List<String> codes =
        serials.requestCodes(fresh.stream().map(each -> day(each.application())).toList());
    List<DuplicateKeys.Keyed> keys =
        fresh.stream().map(each -> DuplicateKeys.Keyed.of(each.application())).toList();
    List<List<String>> alike = duplicates.find(keys, codes);
    OffsetDateTime now = OffsetDateTime.now(clock);
    List<Birth> births = new ArrayList<>(fresh.size());
    for (int i = 0; i < fresh.size(); i++) {
      NewRequest wanted = fresh.get(i);
      RequestFile file = file(wanted.application(), codes.get(i), alike.get(i), now);
      RequestChange change =
          new RequestChange(
              null,
              RequestState.SUBMITTED,
              null,
              null,
              note(wanted),
              now,
              wanted.author().actor(),
              file.stepDueAt());
      Author author = wanted.author().through(wanted.application().channel());
      births.add(new Birth(file, change, author, keys.get(i), row(wanted, file, now)));
    }
    return births;
  }

  private void announce(List<Birth> births) {
    duplicates.keep(
        births.stream().map(Birth::keys).toList(),
        births.stream().map(birth -> birth.row().code).toList());
    List<OutgoingEvent> outgoing = new ArrayList<>(births.size());
    List<RecordedChange> changes = new ArrayList<>(births.size());
    for (Birth birth : births) {
      outgoing.add(
          events.of(
              Topics.REQUESTS,
              RequestEvents.RECEIVED,
              birth.row().code,
              new Announced(birth.change(), birth.row().snapshot)));
      changes.add(
          new RecordedChange(
              ACTION,
              null,
              birth.file(),
              birth.change(),
              birth.author(),
              RequestEvents.RECEIVED,
              null));
    }
    outbox.appendAll(outgoing);
    listeners.tell(changes);
  }

  private RequestFile file(
      Application application, String code, List<String> alike, OffsetDateTime now) {
    String unit =
        units
            .unitOf(application.placeOfUse().provinceCode(), day(application))
            .orElseThrow(() -> new IllegalArgumentException("no unit for the place of use"));
    RequestSnapshot request =
        new RequestSnapshot(
            code,
            1,
            application.serviceType(),
            application.variant(),
            application.channel(),
            application.externalId(),
            application.applicant(),
            application.placeOfUse(),
            application.customerCode(),
            unit,
            RequestState.SUBMITTED,
            null,
            application.submittedAt(),
            null,
            null,
            null,
            null,
            application.details(),
            List.of(),
            List.of(),
            application.documents(),
            List.of(),
            null,
            null,
            null,
            application.onBehalfBy(),
            alike.isEmpty() ? null : alike);
    return times.begun(Services.stamped(catalogue, new RequestFile(request, WorkFile.EMPTY)), now);
  }

  private RequestEntity row(NewRequest wanted, RequestFile file, OffsetDateTime now) {
    RequestSnapshot request = file.request();
    RequestEntity row = new RequestEntity();
    row.code = request.code();
    row.serviceType = request.serviceType();
    row.channel = request.channel().name();
    row.externalId = request.externalId();
    row.phoneLast4 = last4(request.applicant().phone());
    row.submittedBy = wanted.submittedBy();
    row.submittedAt = request.submittedAt();
    row.updatedAt = now;
    documents.write(file, row);
    row.nextTimerAt = times.nextAt(file);
    row.calendarVersion = times.calendar();
    return row;
  }

  /** The external ids of applications that have a request. */
  private static Set<String> stored(Connection connection, List<NewRequest> wanted)
      throws SQLException {
    String[] channels =
        wanted.stream().map(w -> w.application().channel().name()).toArray(String[]::new);
    String[] ids = wanted.stream().map(w -> w.application().externalId()).toArray(String[]::new);
    Set<String> found = new HashSet<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT r.channel || '|' || r.external_id FROM request r"
                + " JOIN unnest(?::text[], ?::text[]) AS given(channel, id)"
                + " ON r.channel = given.channel AND r.external_id = given.id")) {
      query.setArray(1, connection.createArrayOf("text", channels));
      query.setArray(2, connection.createArrayOf("text", ids));
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          found.add(result.getString(1));
        }
      }
    }
    return found;
  }

  private static String identity(Application application) {
    return application.channel().name() + "|" + application.externalId();
  }

  private static LocalDate day(Application application) {
    return application.submittedAt().atZoneSameInstant(BusinessTime.ZONE).toLocalDate();
  }

  private static @Nullable String note(NewRequest wanted) {
    String by = wanted.application().onBehalfBy();
    return by == null ? null : "Entered for the applicant by " + by;
  }

  /** The last four digits of a phone; null if it has fewer. */
  static @Nullable String last4(@Nullable String phone) {
    if (phone == null) {
      return null;
    }
    String digits = phone.replaceAll("\\D", "");
    return digits.length() < 4 ? null : digits.substring(digits.length() - 4);
  }
}
