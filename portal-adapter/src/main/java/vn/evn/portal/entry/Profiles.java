package vn.evn.portal.entry;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;

/** Makes an applicant of what an issuer tells of a person (wire contract, 5.1 and 5.2). */
final class Profiles {
  private Profiles() {}

  /**
   * The applicant.
   *
   * @throws SignOnRefused if the profile names nobody who could apply
   */
  static Applicant applicant(JsonNode profile) throws SignOnRefused {
    Applicant.Kind kind =
        switch (text(profile, "LoaiTaiKhoan")) {
          case "2" -> Applicant.Kind.BUSINESS;
          case "3" -> Applicant.Kind.ORGANISATION;
          default -> Applicant.Kind.CITIZEN;
        };
    String company = text(profile, "TenDoanhNghiep");
    String name =
        kind == Applicant.Kind.CITIZEN || company.isEmpty() ? text(profile, "HoVaTen") : company;
    Applicant.Identity identity = identity(profile, kind);
    if (name.isEmpty() || identity == null) {
      throw new SignOnRefused("the profile has no name or no identity number");
    }
    return new Applicant(
        kind,
        name,
        identity,
        orNull(text(profile, "SoDienThoai").replaceAll("[ .-]", "")),
        orNull(text(profile, "ThuDienTu")),
        orNull(text(profile, "TechID")));
  }

  private static Applicant.@Nullable Identity identity(JsonNode profile, Applicant.Kind kind) {
    String taxCode = text(profile, "MaSoThue");
    if (kind != Applicant.Kind.CITIZEN && taxCode.matches("\\d{10}(-\\d{3})?")) {
      return new Applicant.Identity(Applicant.IdentityKind.TAX_CODE, taxCode);
    }
    if (kind == Applicant.Kind.BUSINESS) {
      return null;
    }
    String number = text(profile, "SoDinhDanh");
    if (number.matches("\\d{12}")) {
      return new Applicant.Identity(Applicant.IdentityKind.CITIZEN_ID, number);
    }
    String old = text(profile, "SoCMND");
    if (old.matches("\\d{9}")) {
      return new Applicant.Identity(Applicant.IdentityKind.OLD_ID, old);
    }
    String passport = text(profile, "HoChieu");
    return passport.matches("[A-Za-z0-9]{6,12}")
        ? new Applicant.Identity(Applicant.IdentityKind.PASSPORT, passport)
        : null;
  }

  private static String text(JsonNode profile, String name) {
    return profile.path(name).asText("").strip();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
