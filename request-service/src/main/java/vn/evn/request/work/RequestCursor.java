package vn.evn.request.work;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import vn.evn.platform.problem.ProblemException;

/** Where a page of requests ended. */
record RequestCursor(OffsetDateTime updatedAt, String code) {
  String encode() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((updatedAt + "|" + code).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor that a page gave.
   *
   * @throws ProblemException if it is none of ours
   */
  static RequestCursor decode(String cursor) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 2);
      if (parts.length == 2) {
        return new RequestCursor(OffsetDateTime.parse(parts[0]), parts[1]);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // Said below.
    }
    throw ProblemException.invalidField("/cursor", "is not a cursor that a page gave");
  }
}
