package vn.evn.request.work;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.problem.ProblemException;

/**
 * Where a page of requests ended.
 *
 * @param order by what the pages are sorted
 * @param position of the last request in this order
 * @param code of the last request; breaks ties
 */
record PageCursor(Order order, String position, String code) {
  /** Orders of pages; the letter stands in the cursor. */
  enum Order {
    /** By the time of the last change. */
    UPDATED("u"),
    /** By the transaction of the last change: none appears behind one that was seen. */
    CHANGE("c"),
    /** By the nearest date. */
    QUEUE("q"),
    /** By code, the newest first. */
    CODE("n");

    private final String letter;

    Order(String letter) {
      this.letter = letter;
    }
  }

  /** The position as a time. */
  OffsetDateTime time() {
    return OffsetDateTime.parse(position);
  }

  /** The position as the number of a transaction. */
  long number() {
    return Long.parseLong(position);
  }

  String encode() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            (order.letter + "|" + position + "|" + code).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor that a page gave.
   *
   * @return null if none is given
   * @throws ProblemException if it is none of ours, or not of one of these orders
   */
  static @Nullable PageCursor decode(@Nullable String cursor, Order... orders) {
    if (cursor == null) {
      return null;
    }
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 3);
      for (Order order : orders) {
        if (parts.length == 3 && order.letter.equals(parts[0])) {
          return checked(new PageCursor(order, parts[1], parts[2]));
        }
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // Said below.
    }
    throw ProblemException.invalidField("/cursor", "is not a cursor that a page gave");
  }

  private static PageCursor checked(PageCursor cursor) {
    Object unused =
        switch (cursor.order) {
          case UPDATED, QUEUE -> cursor.time();
          case CHANGE -> cursor.number();
          case CODE -> cursor.position();
        };
    if (cursor.code.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("no code has a NUL");
    }
    return cursor;
  }
}
