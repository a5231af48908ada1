package vn.evn.simulator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Settings of the simulator. What the wire contract leaves open is a setting, never a constant. */
@ConfigMapping(prefix = "evn.simulator")
public interface SimulatorSettings {
  /** Folder of the journal; made if absent. */
  Path dataDirectory();

  /** Code of the agency (madonvi) that may call, and the first part of each dossier code. */
  String agency();

  /** The one account that may log in. */
  Account account();

  /** Where the agency's calls arrive. */
  Paths paths();

  /** How long a session lives; the wire contract has seen 10 minutes in use. */
  @WithDefault("PT10M")
  Duration sessionLife();

  /** The agency's side. */
  Adapter adapter();

  /** The payment platform. */
  Payment payment();

  /** What a message must fulfil where the contract is not certain. */
  Rules rules();

  /** Upper bounds. */
  Limits limits();

  /** Credentials of the agency. Both are required. */
  interface Account {
    String username();

    String password();
  }

  /**
   * Suffixes of the address. The true outward paths are in no public source, so that these defaults
   * are our own choice and the real ones are configured.
   */
  interface Paths {
    @WithDefault("/mapi/login")
    String login();

    @WithDefault("/mapi/integration")
    String integration();

    @WithDefault("/mapi/share")
    String share();
  }

  /** Address, credentials and patience towards portal-adapter. */
  interface Adapter {
    URI url();

    /** File with the bearer token of the role portal; read at each push, since it is renewed. */
    Path tokenFile();

    @WithDefault("PT3S")
    Duration connectTimeout();

    @WithDefault("PT30S")
    Duration answerTimeout();
  }

  /** Identity of the payment partner and the secret of the checksum. */
  interface Payment {
    /** Partner code (MaDoiTac). */
    String partner();

    String secret();

    /** Bank code (MaNganHang) in confirmations. */
    @WithDefault("VIDU")
    String bank();
  }

  /** Doubtful points of the contract. */
  interface Rules {
    /** Fields that a dossier of DongBoHoSoMC must fill. */
    @WithDefault(
        "MaHoSo,MaTTHC,TenTTHC,MaLinhVuc,TenLinhVuc,KenhThucHien,ChuHoSo,LoaiDoiTuong,NgayNopHoSo,"
            + "NgayTiepNhan,TrangThaiHoSo,HinhThuc,DonViXuLy,NoiNopHoSo")
    List<String> requiredOfDossier();

    /**
     * Values of TrangThai that DongBoTrangThaiHoSo takes; one code base also sends 11 for a
     * refusal.
     */
    @WithDefault("2,5")
    List<String> statesOfPortalBorn();

    /**
     * Name of the list in which TraCuuHoSo shows the steps of a dossier; empty or {@code -} shows
     * none. Our own reading: public code tells only that the answer is not empty for a known one.
     */
    @WithDefault("DanhSachTienDo")
    String stepsInLookUp();
  }

  /** Bounds, each refused with a clear error when passed. */
  interface Limits {
    /** Dossiers kept; all are in memory, about 10 KB each with their messages. */
    @WithDefault("50000")
    int dossiers();

    /** Messages kept per dossier; the oldest are dropped. */
    @WithDefault("200")
    int messagesPerDossier();

    /** Items of one message. */
    @WithDefault("1000")
    int itemsPerMessage();

    /** Applications of one load run. */
    @WithDefault("50000")
    int loadCount();

    /** Applications per second of one load run. */
    @WithDefault("2000")
    int loadPerSecond();

    /** Pushes of a load run under way at once. */
    @WithDefault("256")
    int loadInFlight();
  }
}
