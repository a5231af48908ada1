package vn.evn.request.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.request.notification.NotificationTemplate.Edition;
import vn.evn.request.notification.NotificationTemplate.Texts;

/** All templates, read from their data files and checked. Plain Java. */
final class NotificationTemplates {
  /**
   * Events of which the applicant is not told: steps and hand-overs are the company's own affair,
   * deadlines are for its officers, and a rating comes from the applicant.
   */
  static final Set<String> SILENT =
      Set.of(
          RequestEvents.STEP_CHANGED,
          RequestEvents.HANDED_OVER,
          RequestEvents.DEADLINE_NEAR,
          RequestEvents.DEADLINE_BREACHED,
          RequestEvents.RATED);

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final int MAX_SUBJECT = 120;
  private static final int MAX_BODY = 1_000;

  private final Map<String, NotificationTemplate> byEvent;

  private NotificationTemplates(Map<String, NotificationTemplate> byEvent) {
    this.byEvent = byEvent;
  }

  /**
   * Reads the templates of the class path.
   *
   * @param names which to read; each is a file {@code notifications/<name>.json}
   * @param today every template must be in force
   * @throws IllegalStateException naming every fault of every file
   */
  static NotificationTemplates load(Collection<String> names, LocalDate today) {
    Map<String, NotificationTemplate> byEvent = new HashMap<>();
    List<String> faults = new ArrayList<>();
    for (String name : names) {
      try {
        NotificationTemplate template = read(name);
        if (byEvent.put(template.about(), template) != null) {
          faults.add(name + ": tells of " + template.about() + " as another one does");
        }
        faults.addAll(faultsOf(name, template, today));
      } catch (IllegalStateException e) {
        faults.add(name + ": " + e.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException("faults in the notifications:\n" + String.join("\n", faults));
    }
    return new NotificationTemplates(byEvent);
  }

  /** The template of an event; empty where the applicant is not told. */
  Optional<NotificationTemplate> of(String eventType) {
    return Optional.ofNullable(byEvent.get(eventType));
  }

  private static NotificationTemplate read(String name) {
    String file = "notifications/" + name + ".json";
    try (InputStream in = NotificationTemplates.class.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no file " + file);
      }
      return JSON.readValue(in, NotificationTemplate.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(file + " is not readable: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static List<String> faultsOf(
      String name, NotificationTemplate template, LocalDate today) {
    List<String> faults = new ArrayList<>();
    if (!template.name().equals(name)) {
      faults.add(name + ": the file speaks of " + template.name());
    }
    if (!template.about().startsWith("vn.evn.request.") || SILENT.contains(template.about())) {
      faults.add(name + ": " + template.about() + " is no event that applicants are told of");
    }
    if (template.source().isBlank()) {
      faults.add(name + ": needs a source");
    }
    if (template.on(today).isEmpty()) {
      faults.add(name + ": no edition is in force");
    }
    List<LocalDate> days = template.editions().stream().map(Edition::validFrom).toList();
    if (!days.equals(days.stream().distinct().sorted().toList())) {
      faults.add(name + ": the editions do not follow one another");
    }
    for (Edition edition : template.editions()) {
      String where = name + " of " + edition.validFrom();
      check(where + ", vi", edition.vi(), faults);
      check(where + ", en", edition.en(), faults);
      if (!placeholders(edition.vi()).equals(placeholders(edition.en()))) {
        faults.add(where + ": the languages do not tell the same");
      }
    }
    return faults;
  }

  private static Set<String> placeholders(Texts texts) {
    Set<String> all = new TextPattern(texts.subject()).placeholders();
    all.addAll(new TextPattern(texts.body()).placeholders());
    return all;
  }

  private static void check(String where, Texts texts, List<String> faults) {
    check(where + " subject", texts.subject(), MAX_SUBJECT, faults);
    check(where + " body", texts.body(), MAX_BODY, faults);
  }

  private static void check(String where, String text, int longest, List<String> faults) {
    TextPattern pattern = new TextPattern(text);
    if (text.isBlank() || text.length() > longest) {
      faults.add(where + ": must have 1 to " + longest + " characters");
    }
    if (!pattern.isWellFormed()) {
      faults.add(where + ": braces or brackets are not closed");
    }
    for (String placeholder : pattern.placeholders()) {
      if (!Values.ALL.contains(placeholder)) {
        faults.add(where + ": there is no {" + placeholder + "}");
      }
    }
    for (String placeholder : pattern.required()) {
      if (Values.ALL.contains(placeholder) && !Values.ALWAYS.contains(placeholder)) {
        faults.add(where + ": {" + placeholder + "} may have no value, so it belongs into [[ ]]");
      }
    }
  }
}
