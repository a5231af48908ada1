package vn.evn.request.notification;

import java.text.NumberFormat;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;
import vn.evn.contracts.notification.NotificationRequested.RatingLink;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.catalogue.ServiceDefinition.Text;
import vn.evn.request.lifecycle.Lifecycle;
import vn.evn.request.tracking.StateTexts;
import vn.evn.request.work.RecordedChange;

/** The values of placeholders. None of them names the applicant or a place. */
final class Values {
  /** Placeholders that always have a value. */
  static final Set<String> ALWAYS = Set.of("code", "service", "state");

  /** Every placeholder that there is. */
  static final Set<String> ALL =
      Set.of(
          "code",
          "service",
          "state",
          "dossierCode",
          "reason",
          "dueAt",
          "feeName",
          "feeAmount",
          "ratingLink",
          "ratingUntil");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm, dd/MM/yyyy", Locale.ROOT).withZone(BusinessTime.ZONE);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT).withZone(BusinessTime.ZONE);

  private Values() {}

  /** The values in Vietnamese. */
  static Map<String, String> vietnamese(
      RecordedChange change, ServiceDefinition service, @Nullable RatingLink link) {
    return of(change, service, link, Text::vi, amount -> grouped(amount, '.') + " đồng");
  }

  /** The values in English. */
  static Map<String, String> english(
      RecordedChange change, ServiceDefinition service, @Nullable RatingLink link) {
    return of(change, service, link, Text::en, amount -> "VND " + grouped(amount, ','));
  }

  private static Map<String, String> of(
      RecordedChange change,
      ServiceDefinition service,
      @Nullable RatingLink link,
      Function<Text, String> language,
      Function<Long, String> amount) {
    RequestSnapshot request = change.request();
    Map<String, String> values = new HashMap<>();
    values.put("code", request.code());
    values.put("service", language.apply(service.name()));
    values.put("state", language.apply(StateTexts.of(request.state())));
    if (request.channel() == Channel.PORTAL) {
      values.put("dossierCode", request.externalId());
    }
    String reason = change.change().reason();
    if (reason != null && !reason.isBlank()) {
      values.put("reason", reason.strip());
    }
    OffsetDateTime dueAt = request.dueAt();
    if (dueAt != null) {
      values.put("dueAt", TIME.format(dueAt));
    }
    RequestSnapshot.Fee fee = Lifecycle.dueFee(request.fees());
    if (fee != null && request.state() == RequestState.AWAITING_PAYMENT) {
      values.put("feeName", fee.name());
      values.put("feeAmount", amount.apply(fee.amountVnd()));
    }
    if (link != null) {
      values.put("ratingLink", link.address());
      values.put("ratingUntil", DAY.format(link.expiresAt()));
    }
    return values;
  }

  private static String grouped(long amount, char separator) {
    return NumberFormat.getIntegerInstance(Locale.ROOT).format(amount).replace(',', separator);
  }
}
