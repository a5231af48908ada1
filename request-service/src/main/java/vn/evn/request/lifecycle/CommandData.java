package vn.evn.request.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestState;

/** Reads the data of a command and collects every fault before it complains. */
final class CommandData {
  private final Command command;
  private final List<InvalidCommandException.Fault> faults = new ArrayList<>();

  CommandData(Command command) {
    this.command = command;
  }

  void complain(String pointer, String detail) {
    faults.add(new InvalidCommandException.Fault(pointer, detail));
  }

  boolean hasFault(String pointer) {
    return faults.stream().anyMatch(fault -> fault.pointer().equals(pointer));
  }

  /** Ends the reading. */
  void check() {
    if (!faults.isEmpty()) {
      throw new InvalidCommandException(faults);
    }
  }

  String reason() {
    String reason = command.reason();
    if (reason == null || reason.isBlank()) {
      complain("/reason", "is required for " + command.action().apiName());
      return "";
    }
    return reason;
  }

  JsonNode node(String field) {
    return command.data().path(field);
  }

  /** Whether a field is true; a value that is no truth value is a fault. */
  boolean flag(String field) {
    JsonNode value = node(field);
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      complain("/data/" + field, "must be true or false");
    }
    return value.asBoolean(false);
  }

  String text(String field) {
    String value = optionalText(field);
    if (value == null) {
      complain("/data/" + field, "is required and must be a text");
      return "";
    }
    return value;
  }

  @Nullable String optionalText(String field) {
    JsonNode value = node(field);
    return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
  }

  /** A text, or what takes its place if it is not given. */
  String textOr(String field, @Nullable String otherwise) {
    String value = optionalText(field);
    return value == null && otherwise != null ? otherwise : text(field);
  }

  void atMost(String field, String value, int characters) {
    if (value.length() > characters) {
      complain("/data/" + field, "must have at most " + characters + " characters");
    }
  }

  /** A whole amount in VND above 0. */
  long amountVnd(String field) {
    JsonNode value = node(field);
    if (!value.canConvertToLong() || !value.isIntegralNumber() || value.asLong() <= 0) {
      complain("/data/" + field, "is required and must be a whole amount in VND above 0");
      return 0;
    }
    return value.asLong();
  }

  OffsetDateTime instantAfter(String field, OffsetDateTime earliest) {
    try {
      OffsetDateTime value = OffsetDateTime.parse(node(field).asText());
      if (!value.isAfter(earliest)) {
        complain("/data/" + field, "must be after " + earliest);
      }
      return value;
    } catch (DateTimeException e) {
      complain("/data/" + field, "is required and must be a time with zone, ISO 8601");
      return earliest;
    }
  }

  RequestState state(String field) {
    String name = node(field).asText().toUpperCase(Locale.ROOT);
    for (RequestState state : RequestState.values()) {
      if (state.name().equals(name)) {
        return state;
      }
    }
    complain("/data/" + field, "must be one of " + List.of(RequestState.values()));
    return RequestState.SUBMITTED;
  }
}
