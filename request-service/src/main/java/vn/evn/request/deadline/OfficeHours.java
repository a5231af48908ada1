package vn.evn.request.deadline;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When the offices are open on a working day.
 *
 * @param spans in order, none touching the next; never empty
 */
public record OfficeHours(List<Span> spans) {
  /** Own choice: eight hours with a break at noon. */
  public static final OfficeHours DEFAULT = parse("07:30-11:30,13:00-17:00");

  /** A time without a break; the first moment is included, the last too. */
  public record Span(LocalTime from, LocalTime to) {
    /** Checks the order. */
    public Span {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("office hours must end after they begin: " + from);
      }
    }

    Duration length() {
      return Duration.between(from, to);
    }
  }

  /** Checks the order of the spans. */
  public OfficeHours {
    spans = List.copyOf(spans);
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("there must be office hours");
    }
    for (int i = 1; i < spans.size(); i++) {
      if (!spans.get(i - 1).to().isBefore(spans.get(i).from())) {
        throw new IllegalArgumentException("office hours must rise: " + spans);
      }
    }
  }

  /**
   * Reads office hours such as {@code 07:30-11:30,13:00-17:00}.
   *
   * @throws IllegalArgumentException if they are none
   */
  public static OfficeHours parse(String text) {
    try {
      List<Span> spans = new ArrayList<>();
      for (String span : text.split(",", -1)) {
        String[] ends = span.strip().split("-", -1);
        if (ends.length != 2) {
          throw new IllegalArgumentException("office hours must be HH:mm-HH:mm, were " + span);
        }
        spans.add(new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
      }
      return new OfficeHours(spans);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("office hours must be HH:mm-HH:mm, were " + text, e);
    }
  }

  LocalTime opening() {
    return spans.get(0).from();
  }

  /** The end of the day: what arrives later arrives on the next working day. */
  LocalTime closing() {
    return spans.get(spans.size() - 1).to();
  }

  /** The open time of a whole day. */
  Duration length() {
    return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
  }

  /** The open time between two times of the same day; zero if the second is not later. */
  Duration between(LocalTime from, LocalTime to) {
    Duration open = Duration.ZERO;
    for (Span span : spans) {
      LocalTime begin = span.from().isAfter(from) ? span.from() : from;
      LocalTime end = span.to().isBefore(to) ? span.to() : to;
      if (begin.isBefore(end)) {
        open = open.plus(Duration.between(begin, end));
      }
    }
    return open;
  }

  /**
   * The time of day at which so much open time has passed since another.
   *
   * @param open more than zero, and no more than is left of the day
   */
  LocalTime after(LocalTime from, Duration open) {
    Duration left = open;
    for (Span span : spans) {
      LocalTime begin = span.from().isAfter(from) ? span.from() : from;
      if (begin.isBefore(span.to())) {
        Duration length = Duration.between(begin, span.to());
        if (left.compareTo(length) <= 0) {
          return begin.plus(left);
        }
        left = left.minus(length);
      }
    }
    throw new IllegalArgumentException("the day has not " + open + " left after " + from);
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return spans.stream().map(s -> s.from() + "-" + s.to()).collect(Collectors.joining(","));
  }
}
