package vn.evn.simulator.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.evn.simulator.SimulatorSettings;
import vn.evn.simulator.problem.ProblemException;
import vn.evn.simulator.wire.DossierCode;
import vn.evn.simulator.wire.Redaction;

/**
 * All dossiers the portal knows.
 *
 * <p>The agency's store and the applications handed in here are two things on the real portal: a
 * dossier born on the portal exists for DongBoHoSoMC, CapNhatTienDoHoSoMC and TraCuuHoSo only after
 * the agency has created it there. One lock makes each message all or nothing.
 */
@ApplicationScoped
public class Dossiers {
  /** Name of the journal in the data folder. */
  static final String JOURNAL = "journal.jsonl";

  private static final DateTimeFormatter DAY_OF_CODE = DateTimeFormatter.ofPattern("yyMMdd");

  private final Object lock = new Object();
  private final Map<String, DossierRecord> records = new HashMap<>();
  private final NavigableMap<Long, DossierRecord> byPlace = new TreeMap<>();
  private final Map<String, Long> serials = new HashMap<>();
  private final RatingBook ratings = new RatingBook();
  private final Journal journal;
  private final Clock clock;
  private final String agency;
  private final int limit;
  private final int messageLimit;
  private long lastPlace;
  private volatile long era;

  @Inject
  Dossiers(SimulatorSettings settings, Clock clock) {
    this(
        settings.dataDirectory(),
        settings.agency(),
        settings.limits().dossiers(),
        settings.limits().messagesPerDossier(),
        clock);
  }

  @SuppressWarnings("this-escape")
  Dossiers(Path directory, String agency, int limit, int messageLimit, Clock clock) {
    this.agency = agency;
    this.limit = limit;
    this.messageLimit = messageLimit;
    this.clock = clock;
    this.journal = Journal.open(directory.resolve(JOURNAL), this::apply);
  }

  @PreDestroy
  void close() {
    synchronized (lock) {
      journal.close();
    }
  }

  /**
   * A dossier code that was never given before: agency, day, and a serial number of the day with at
   * least four digits (contract §3.9).
   */
  public String allotCode(LocalDate day) {
    String date = DAY_OF_CODE.format(day);
    return "%s-%s-%04d".formatted(agency, date, nextSerial(date));
  }

  /** The next number of a series, from 1; never the same again. */
  public long nextSerial(String series) {
    synchronized (lock) {
      long serial = serials.getOrDefault(series, 0L) + 1;
      record(new Entry.SerialTaken(series, serial));
      return serial;
    }
  }

  /**
   * An application is handed in on the portal.
   *
   * @throws ProblemException if the simulator is full
   */
  public void submit(String code, ObjectNode application) {
    synchronized (lock) {
      if (!records.containsKey(DossierCode.key(code)) && isFull(1)) {
        throw new ProblemException(
            503, "full", "The simulator is full", "DELETE /api/v1/state makes room");
      }
      record(new Entry.Submitted(now(), code, Redaction.ofObject(application)));
    }
  }

  /**
   * The agency tells whole dossiers, to be created or replaced; all or none.
   *
   * @return the faults; empty if it was done
   */
  public List<String> sync(List<ObjectNode> dossiers, boolean updating) {
    synchronized (lock) {
      List<String> faults = new ArrayList<>();
      Set<String> keys = new HashSet<>();
      for (ObjectNode dossier : dossiers) {
        String code = code(dossier);
        boolean known = isSynced(code);
        if (!keys.add(DossierCode.key(code))) {
          faults.add("Hồ sơ " + code + " lặp lại trong cùng bản tin");
        } else if (known && !updating) {
          faults.add("Hồ sơ " + code + " đã tồn tại");
        } else if (!known && updating) {
          faults.add("Hồ sơ " + code + " không tồn tại");
        }
      }
      if (faults.isEmpty() && isFull(dossiers.size())) {
        faults.add("Cổng mô phỏng đã đầy");
      }
      if (faults.isEmpty()) {
        record(new Entry.Synced(now(), copies(dossiers)));
      }
      return faults;
    }
  }

  /**
   * The agency tells steps of progress, which are added as they come; all or none.
   *
   * @return the faults; empty if it was done
   */
  public List<String> addSteps(List<ObjectNode> steps) {
    synchronized (lock) {
      List<String> faults = new ArrayList<>();
      for (ObjectNode step : steps) {
        String fault = "Hồ sơ " + code(step) + " không tồn tại";
        if (!isSynced(code(step)) && !faults.contains(fault)) {
          faults.add(fault);
        }
      }
      if (faults.isEmpty()) {
        record(new Entry.StepsAdded(now(), copies(steps)));
      }
      return faults;
    }
  }

  /**
   * The agency tells the state of a dossier that was born on the portal.
   *
   * @return the faults; empty if it was done
   */
  public List<String> tellState(ObjectNode state) {
    synchronized (lock) {
      DossierRecord dossier = records.get(DossierCode.key(code(state)));
      if (dossier == null || !dossier.isBornOnPortal()) {
        return List.of("Hồ sơ " + code(state) + " không phải là hồ sơ nộp tại Cổng");
      }
      record(new Entry.StateTold(now(), Redaction.ofObject(state)));
      return List.of();
    }
  }

  /**
   * The agency tells totals of ratings; those of a month, agency and procedure take the place of
   * what was told of them before.
   *
   * @return the faults; empty if it was done
   */
  public List<String> tellRatings(List<ObjectNode> totals) {
    synchronized (lock) {
      if (ratings.sizeWith(totals) > limit) {
        return List.of("Cổng mô phỏng đã đầy");
      }
      record(new Entry.RatingsTold(now(), copies(totals)));
      return List.of();
    }
  }

  /**
   * A page of the totals of ratings, what was told last first.
   *
   * @param before only those placed before this one; {@link Long#MAX_VALUE} for the first page
   */
  public RatingPage ratings(long before, int size) {
    synchronized (lock) {
      return ratings.page(before, size);
    }
  }

  /** The procedure of a dossier (MaTTHC); the empty text if it is not known. */
  public String procedureOf(String code) {
    synchronized (lock) {
      DossierRecord dossier = records.get(DossierCode.key(code));
      return dossier == null ? "" : dossier.procedure();
    }
  }

  /** Changes when everything is forgotten: what began in another era is over. */
  public long era() {
    return era;
  }

  /**
   * A message about a dossier went over the wire. Nothing is kept of it when the store is full, or
   * when everything was forgotten meanwhile.
   *
   * @param begunIn the era in which the message began
   */
  public void messageSeen(String code, Message message, long begunIn) {
    synchronized (lock) {
      if (begunIn == era && (records.containsKey(DossierCode.key(code)) || !isFull(1))) {
        record(new Entry.MessageSeen(code, message));
      }
    }
  }

  /** A question about a dossier was answered: of one that is not known here nothing is kept. */
  public void questionSeen(String code, Message message, long begunIn) {
    synchronized (lock) {
      if (records.containsKey(DossierCode.key(code))) {
        messageSeen(code, message, begunIn);
      }
    }
  }

  /** What is known of a dossier; the letter case of the code does not matter. */
  public Optional<DossierView> find(String code) {
    synchronized (lock) {
      return Optional.ofNullable(records.get(DossierCode.key(code))).map(DossierRecord::view);
    }
  }

  /**
   * What was handed in here, newest first, each as the agency told it or, before that, as the
   * applicant wrote it.
   */
  public List<JsonNode> handedIn(int most) {
    synchronized (lock) {
      return byPlace.descendingMap().values().stream()
          .filter(DossierRecord::isBornOnPortal)
          .limit(most)
          .map(DossierRecord::told)
          .toList();
    }
  }

  /**
   * A page of the list, newest first.
   *
   * @param before only dossiers placed before this one; {@link Long#MAX_VALUE} for the first page
   */
  public DossierPage page(long before, int size) {
    synchronized (lock) {
      List<DossierPage.Item> items = new ArrayList<>();
      long last = 0;
      for (DossierRecord dossier : byPlace.headMap(before, false).descendingMap().values()) {
        if (items.size() == size) {
          return new DossierPage(items, Long.toString(last));
        }
        items.add(dossier.item());
        last = dossier.place;
      }
      return new DossierPage(items, null);
    }
  }

  /**
   * Forgets everything but the serial numbers, since the agency may still know their codes.
   *
   * @return how many dossiers were forgotten
   */
  public int reset() {
    synchronized (lock) {
      int forgotten = records.size();
      List<Entry> kept = new ArrayList<>();
      serials.forEach((series, serial) -> kept.add(new Entry.SerialTaken(series, serial)));
      journal.replaceWith(kept);
      records.clear();
      byPlace.clear();
      ratings.clear();
      era++;
      return forgotten;
    }
  }

  private void record(Entry entry) {
    journal.append(entry);
    apply(entry);
  }

  private void apply(Entry entry) {
    if (entry instanceof Entry.SerialTaken taken) {
      serials.put(taken.series(), taken.serial());
    } else if (entry instanceof Entry.Submitted submitted) {
      dossier(submitted.code(), submitted.at()).submitted(submitted.application(), submitted.at());
    } else if (entry instanceof Entry.Synced synced) {
      for (ObjectNode dossier : synced.dossiers()) {
        dossier(code(dossier), synced.at()).synced(dossier, synced.at());
      }
    } else if (entry instanceof Entry.StepsAdded added) {
      for (ObjectNode step : added.steps()) {
        dossier(code(step), added.at()).stepAdded(step, added.at());
      }
    } else if (entry instanceof Entry.StateTold told) {
      dossier(code(told.state()), told.at()).stateTold(told.state(), told.at());
    } else if (entry instanceof Entry.RatingsTold told) {
      ratings.told(told.ratings(), told.at());
    } else if (entry instanceof Entry.MessageSeen seen) {
      dossier(seen.code(), seen.message().at()).messageSeen(seen.message(), messageLimit);
    }
  }

  private DossierRecord dossier(String code, OffsetDateTime at) {
    return records.computeIfAbsent(
        DossierCode.key(code),
        key -> {
          DossierRecord made = new DossierRecord(++lastPlace, code, at);
          byPlace.put(made.place, made);
          return made;
        });
  }

  private boolean isSynced(String code) {
    DossierRecord dossier = records.get(DossierCode.key(code));
    return dossier != null && dossier.isSynced();
  }

  private boolean isFull(int more) {
    return records.size() + more > limit;
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }

  private static String code(ObjectNode message) {
    return message.path("MaHoSo").asText("").strip();
  }

  private static List<ObjectNode> copies(List<ObjectNode> messages) {
    return messages.stream().map(Redaction::ofObject).toList();
  }
}
