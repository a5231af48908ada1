package vn.evn.request.intake;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.Channel;
import vn.evn.contracts.PlaceOfUse;
import vn.evn.contracts.application.Application;

/** Applications as the tests of the intake speak of them; each is another customer's. */
final class Submissions {
  static final OffsetDateTime SUBMITTED = OffsetDateTime.parse("2026-11-16T08:30:15+07:00");

  private Submissions() {}

  /** A meter check for a customer whose code ends with some digits. */
  static Application aMeterCheck(String externalId, int customer) {
    return new Application(
        "METER_CHECK",
        null,
        Channel.PORTAL,
        externalId,
        null,
        SUBMITTED,
        new Applicant(
            Applicant.Kind.CITIZEN,
            "Nguyễn Thị Ví Dụ",
            new Applicant.Identity(Applicant.IdentityKind.CITIZEN_ID, "001188000123"),
            "0900000123",
            null,
            null),
        new PlaceOfUse("01", null, "00004", "Số 7 phố Ví Dụ"),
        String.format(Locale.ROOT, "PD05%09d", customer),
        Map.of("meterNumber", "VD20260001", "symptom", "Chạy nhanh"),
        List.of());
  }

  /** A new external id; those of one prefix are the applications of one test. */
  static String prefix() {
    return "Z99.05-" + UUID.randomUUID().toString().substring(0, 18).toUpperCase(Locale.ROOT) + "-";
  }
}
