package vn.evn.request.notification;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an applicant is told of an event, as its data file has it.
 *
 * @param name of the template and its file
 * @param about type of the event of {@code evn.requests} that it tells of
 * @param editions of the texts, oldest first; never empty
 * @param source where the texts come from
 */
record NotificationTemplate(String name, String about, List<Edition> editions, String source) {
  /** Copies the list; nothing may be absent. */
  NotificationTemplate {
    Objects.requireNonNull(name, "name is absent");
    Objects.requireNonNull(about, "about is absent");
    Objects.requireNonNull(editions, "editions are absent");
    Objects.requireNonNull(source, "source is absent");
    editions = List.copyOf(editions);
  }

  /**
   * The texts from a day on.
   *
   * @param validFrom first day
   */
  record Edition(LocalDate validFrom, Texts vi, Texts en) {
    Edition {
      Objects.requireNonNull(validFrom, "validFrom is absent");
      Objects.requireNonNull(vi, "vi is absent");
      Objects.requireNonNull(en, "en is absent");
    }
  }

  /** The texts in one language. */
  record Texts(String subject, String body) {
    Texts {
      Objects.requireNonNull(subject, "subject is absent");
      Objects.requireNonNull(body, "body is absent");
    }
  }

  /** The edition in force on a day; empty before the first. */
  Optional<Edition> on(LocalDate day) {
    return editions.stream()
        .filter(edition -> !edition.validFrom().isAfter(day))
        .reduce((older, newer) -> newer);
  }
}
