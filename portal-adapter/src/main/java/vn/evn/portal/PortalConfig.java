package vn.evn.portal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.evn.contracts.Channel;

/** What is configured about the portal; everything of the contract that is uncertain is here. */
@ConfigMapping(prefix = "evn.portal")
public interface PortalConfig {
  /** Address of the adapter of the national data exchange, or of the simulator. */
  String url();

  /** User of the session. */
  String username();

  /** Password of the session. */
  String password();

  /** Our agency identifier (madonvi). */
  String agency();

  /** Name of the agency, as the portal shows it. */
  String agencyName();

  /**
   * Agency identifier of each power unit that takes requests in itself, by the code of the unit:
   * the first part of the dossier codes that are born here. A unit that is not named has {@link
   * #agency}.
   */
  Map<String, String> unitAgencies();

  /**
   * Name of each power unit as the portal shows it; one that is not named has {@link #agencyName}.
   */
  Map<String, String> unitNames();

  /** Channels whose requests are reported to the portal. */
  @WithDefault("PORTAL,CALL_CENTRE,WEBSITE,EMAIL,APP,ZALO,FACEBOOK,COUNTER")
  Set<Channel> reportedChannels();

  /** Field of work (MaLinhVuc); the form was seen, the code is a stand-in. */
  @WithDefault("000.00.00.Z99-L01")
  String fieldCode();

  /** Name of the field of work (TenLinhVuc). */
  @WithDefault("Điện lực")
  String fieldName();

  /** Header dstcode; empty sends none. */
  @WithDefault("-")
  String destinationCode();

  /** Code that DongBoTrangThaiHoSo gets for a refusal: 5, or 11 where the portal takes it. */
  @WithDefault("5")
  String refusalCode();

  /** Paths of the portal. The real ones are given to an agency when it connects. */
  Paths paths();

  /** Names of the messages that the portal pushes. */
  Messages messages();

  /** Phrases by which an answer is understood where its code does not tell. */
  Phrases phrases();

  /** How sending goes. */
  Sending sending();

  /** The payment platform. */
  Payment payment();

  /** Papers for the portal. */
  Files files();

  /** Limits of what is taken in. */
  Limits limits();

  /** Paths of the portal's endpoints. */
  interface Paths {
    @WithDefault("/mapi/login")
    String login();

    @WithDefault("/mapi/integration")
    String integration();

    @WithDefault("/mapi/share")
    String share();
  }

  /** Names of pushed messages. */
  interface Messages {
    @WithDefault("NhanHoSoBoSung")
    String supplement();

    @WithDefault("NhanYeuCauRutHoSo")
    String withdrawal();

    @WithDefault("NhanChungTu")
    String voucher();
  }

  /** Phrases in answers. */
  interface Phrases {
    @WithDefault("đã tồn tại")
    String exists();

    @WithDefault("thành công")
    String success();

    @WithDefault("phiên")
    String session();

    @WithDefault("không tồn tại")
    String missing();
  }

  /** How ratings are told. */
  Ratings ratings();

  /** How ratings are told. */
  interface Ratings {
    /** Whether this copy looks for months to be told. */
    @WithDefault("true")
    boolean enabled();

    /** Pause between two looks. */
    @WithDefault("PT1H")
    Duration every();

    /** The criterion of the first three shares (NoiDung): the time that a request took. */
    @WithDefault("Mức độ hài lòng về thời gian giải quyết")
    String criterion();
  }

  /** How the portal's knowledge is compared with ours. */
  Parity parity();

  /** How the portal's knowledge is compared with ours. */
  interface Parity {
    /** Whether this copy looks whether the daily comparison is due. */
    @WithDefault("true")
    boolean enabled();

    /** When the daily comparison begins, by the clock of Viet Nam. */
    @WithDefault("02:00")
    LocalTime at();

    /** Dossiers that have ended are compared if something was told of them in so many days. */
    @WithDefault("7")
    int days();

    /** Look-ups a second. */
    @WithDefault("20")
    int perSecond();

    /**
     * Service that lists the dossiers handed in on the portal; {@code -} for none. Seen in the
     * driver's licence family alone: without it nothing is found that never reached us.
     */
    @WithDefault("DanhSachHoSo")
    String listing();
  }

  /** How long what a catalogue of the portal said is used before it is asked again. */
  @WithDefault("P1D")
  Duration catalogueLife();

  /** How sending goes. */
  interface Sending {
    /** Whether this copy sends. */
    @WithDefault("true")
    boolean enabled();

    /** Dossiers that this copy sends at a time. */
    @WithDefault("8")
    int workers();

    /** How long an idle sender waits. */
    @WithDefault("PT0.2S")
    Duration poll();

    /** Time limit of one call. */
    @WithDefault("PT6S")
    Duration timeout();

    /** Time limit of a connection. */
    @WithDefault("PT2S")
    Duration connectTimeout();

    /** Steps of a dossier that are told in one message. */
    @WithDefault("10")
    int stepsPerMessage();

    /**
     * Name of the list in which an answer of TraCuuHoSo shows the steps that the portal has. Not
     * seen in public code; where an answer has no such list, a step whose answer was lost is sent
     * again.
     */
    @WithDefault("DanhSachTienDo")
    String stepsInLookUp();

    /** Life of a session. */
    @WithDefault("PT9M")
    Duration sessionLife();

    /** First wait after a failure; doubles up to the longest, with jitter. */
    @WithDefault("PT1S")
    Duration firstBackOff();

    /** Longest wait after a failure. */
    @WithDefault("PT5M")
    Duration longestBackOff();

    /** Attempts after which a message is given up, whatever the failures were. */
    @WithDefault("500")
    int attempts();

    /** Errors of the portal after which a message is given up. */
    @WithDefault("40")
    int portalErrors();

    /** Refusals after which a message is given up: it is the same message each time. */
    @WithDefault("3")
    int refusals();

    /** Codes (error_code) of a refusal; any other but success is an error of the portal. */
    @WithDefault("-1,1,3,-3")
    List<String> refusalCodes();

    /** First wait after a refusal. */
    @WithDefault("PT30S")
    Duration refusalBackOff();

    /** Failures of the bus in a row, over all copies, after which nobody calls for a while. */
    @WithDefault("10")
    int failuresToOpen();

    /** How long nobody calls; doubles with each probe that fails, up to the longest back-off. */
    @WithDefault("PT5S")
    Duration openFor();

    /** How long one copy keeps a dossier to itself. */
    @WithDefault("PT60S")
    Duration lease();
  }

  /** The payment platform. */
  interface Payment {
    /** Our partner code (MaDoiTac). */
    String partner();

    /** Secret of the checksum. */
    String secret();

    /** Prefix of our references. */
    @WithDefault("DVC")
    String prefix();

    /** MaLoi for a second transaction on a settled reference. */
    @WithDefault("04")
    String alreadySettledCode();
  }

  /** Papers for the portal. */
  interface Files {
    /** Our address as the portal reaches it. */
    String publicUrl();

    /** Secret of the signatures. */
    String secret();

    /** How long an address is good that somebody asked for. */
    @WithDefault("PT15M")
    Duration life();

    /**
     * How long an address is good that stands in a dossier told to the portal: nobody knows when
     * the portal fetches it.
     */
    @WithDefault("P7D")
    Duration dossierLife();
  }

  /** Limits of what is taken in. */
  interface Limits {
    /** Size of one paper in bytes. */
    @WithDefault("20971520")
    int paperBytes();

    /** Papers of one message. */
    @WithDefault("30")
    int papers();

    /** Content types of papers that are taken. */
    @WithDefault(
        "application/pdf,image/png,image/jpeg,application/vnd.openxmlformats-officedocument.wordprocessingml.document,application/msword")
    List<String> types();
  }
}
