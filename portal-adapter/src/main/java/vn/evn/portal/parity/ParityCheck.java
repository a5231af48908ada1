package vn.evn.portal.parity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.message.DossierCode;
import vn.evn.portal.message.PortalFields;
import vn.evn.portal.message.PortalTime;
import vn.evn.portal.outbound.PortalReader;

/** Compares dossier by dossier what the portal knows with what we know. */
@ApplicationScoped
class ParityCheck {
  private static final Logger LOG = Logger.getLogger(ParityCheck.class);
  private static final int PAGE = 500;

  private final ParityRuns runs;
  private final PortalReader portal;
  private final PortalConfig config;
  private final Clock clock;

  @Inject
  ParityCheck(ParityRuns runs, PortalReader portal, PortalConfig config, Clock clock) {
    this.runs = runs;
    this.portal = portal;
    this.config = config;
    this.clock = clock;
  }

  /** Carries out a comparison that was begun; its trouble is kept with it. */
  void carryOut(long run) {
    int compared = 0;
    int onTheWay = 0;
    try {
      String after = "";
      while (true) {
        List<ParityRuns.Ours> page = runs.ours(after, config.parity().days(), PAGE);
        for (ParityRuns.Ours ours : page) {
          after = ours.codeKey();
          if (ours.isOnTheWay()) {
            onTheWay++;
            continue;
          }
          if (!compare(run, ours)) {
            runs.finish(run, compared, onTheWay, "the portal gave no answer about a dossier");
            return;
          }
          compared++;
          Thread.sleep(1_000 / Math.max(1, config.parity().perSecond()));
        }
        if (page.size() < PAGE) {
          break;
        }
      }
      runs.finish(run, compared, onTheWay, searchForWhatIsMissingHere(run));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      runs.finish(run, compared, onTheWay, "interrupted");
    } catch (RuntimeException e) {
      LOG.warnf("Comparison %d ends early: %s", run, e.getClass().getSimpleName());
      runs.finish(run, compared, onTheWay, "ended early: " + e.getClass().getSimpleName());
    }
  }

  /** False if the portal gave no answer. */
  private boolean compare(long run, ParityRuns.Ours ours) {
    Optional<List<PortalFields>> found = portal.dossier(ours.codeKey());
    if (found.isEmpty()) {
      return false;
    }
    if (found.get().isEmpty()) {
      runs.found(
          run,
          new Difference(
              ours.codeKey(), Difference.Kind.MISSING_THERE, "state " + ours.state(), ""));
      return true;
    }
    PortalFields theirs = found.get().get(0);
    differ(run, ours, Difference.Kind.OTHER_STATE, ours.state(), theirs.text("TrangThaiHoSo"));
    differ(run, ours, Difference.Kind.OTHER_DUE_DATE, ours.dueAt(), theirs.text("NgayHenTra"));
    return true;
  }

  private void differ(
      long run, ParityRuns.Ours dossier, Difference.Kind kind, String ours, String theirs) {
    if (!ours.equals(theirs)) {
      runs.found(run, new Difference(dossier.codeKey(), kind, ours, theirs));
    }
  }

  /** What could not be read; null if all could. */
  private @Nullable String searchForWhatIsMissingHere(long run) {
    String service = config.parity().listing();
    if (service.equals("-")) {
      return null;
    }
    boolean unanswered = false;
    for (int back = config.parity().days(); back >= 0; back--) {
      OffsetDateTime day = OffsetDateTime.now(clock).minusDays(back);
      String date = PortalTime.format(day).substring(0, 8);
      Optional<List<PortalFields>> listed =
          portal.read(
              PortalReader.Endpoint.INTEGRATION,
              service,
              Map.of(
                  "donViXuLy", config.agency(),
                  "ngayNhan1", date + "000000",
                  "ngayNhan2", date + "235959"));
      unanswered = unanswered || listed.isEmpty();
      for (PortalFields theirs : listed.orElse(List.of())) {
        String codeKey = DossierCode.key(theirs.text("MaHoSo"));
        if (!codeKey.isEmpty() && !runs.isTakenIn(codeKey)) {
          runs.found(
              run,
              new Difference(
                  codeKey,
                  Difference.Kind.MISSING_HERE,
                  "",
                  "state " + theirs.text("TrangThaiHoSo")));
        }
      }
    }
    return unanswered ? service + " gave no answer: what never reached us is not found" : null;
  }
}
