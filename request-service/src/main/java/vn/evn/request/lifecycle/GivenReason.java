package vn.evn.request.lifecycle;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.request.catalogue.Reason;
import vn.evn.request.catalogue.ServiceDefinition;

/**
 * Why something is done.
 *
 * @param code kind of reason of the service; null where only a text was given
 * @param text for the applicant; null where no reason was given
 */
record GivenReason(@Nullable String code, @Nullable String text) {
  /** Reads the reason; a kind without a text of its own has the text of the service. */
  static GivenReason read(Command command, CommandData data, ServiceDefinition service) {
    String text = command.reason();
    String given = text == null || text.isBlank() ? null : text;
    return switch (command.action()) {
      case REFUSE -> read(data, given, service.refusalReasons());
      case REQUEST_SUPPLEMENT -> read(data, given, service.supplementReasons());
      default -> new GivenReason(null, given);
    };
  }

  private static GivenReason read(CommandData data, @Nullable String text, List<Reason> reasons) {
    String code = data.optionalText("reasonCode");
    if (code == null) {
      if (text == null) {
        data.complain("/reason", "is required, unless data.reasonCode names a kind");
      }
      return new GivenReason(null, text);
    }
    Optional<Reason> found = reasons.stream().filter(r -> r.code().equals(code)).findFirst();
    if (found.isEmpty()) {
      data.complain(
          "/data/reasonCode", "must be one of " + reasons.stream().map(Reason::code).toList());
      return new GivenReason(null, text);
    }
    return new GivenReason(code, text == null ? found.get().text().vi() : text);
  }
}
