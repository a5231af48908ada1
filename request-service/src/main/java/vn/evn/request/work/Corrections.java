package vn.evn.request.work;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.PlaceOfUse;
import vn.evn.contracts.application.ApplicantChanges;
import vn.evn.contracts.application.ApplicationSupplemented;
import vn.evn.contracts.request.RequestSnapshot;

/** What an applicant corrects of himself and of the place of use. */
public final class Corrections {
  private Corrections() {}

  /** Whether a supplement says something else of them than a request. */
  public static boolean change(RequestSnapshot request, ApplicationSupplemented supplement) {
    return !applicant(request, supplement).equals(request.applicant())
        || !place(request, supplement).equals(request.placeOfUse());
  }

  /** The applicant as he is with a supplement. */
  static Applicant applicant(RequestSnapshot request, ApplicationSupplemented supplement) {
    Applicant known = request.applicant();
    ApplicantChanges changes = supplement.applicant();
    return changes == null
        ? known
        : new Applicant(
            known.kind(),
            Objects.requireNonNullElse(changes.name(), known.name()),
            either(changes.identity(), known.identity()),
            either(changes.phone(), known.phone()),
            either(changes.email(), known.email()),
            known.portalAccountId());
  }

  /** The place of use as it is with a supplement. */
  static PlaceOfUse place(RequestSnapshot request, ApplicationSupplemented supplement) {
    return Objects.requireNonNullElse(supplement.placeOfUse(), request.placeOfUse());
  }

  private static <T> @Nullable T either(@Nullable T changed, @Nullable T known) {
    return changed == null ? known : changed;
  }
}
