package vn.evn.portal.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the payment platform is asked; what the contract leaves open is here. */
@ConfigMapping(prefix = "evn.portal.payment-platform")
public interface PlatformConfig {
  /** Its address. */
  String url();

  /** Path of INIT; the real one is given to an agency when it connects. */
  @WithDefault("/payment/init")
  String initPath();

  /** Path of QUERY. */
  @WithDefault("/payment/query")
  String queryPath();

  /** Path of GET_BILL. */
  @WithDefault("/payment/bill")
  String billPath();

  /** Bearer token of the bus, which some installations want; absent sends none. */
  Optional<String> token();

  /** What we call our own address (Ip). */
  @WithDefault("127.0.0.1")
  String ip();

  /** Account of the payee (TKThuHuong), its bank and its name, as the receipt has them. */
  Optional<String> account();

  Optional<String> bank();

  Optional<String> accountName();

  /** Time limit of one call. */
  @WithDefault("PT10S")
  Duration timeout();

  /** Attempts of one fee at most. */
  @WithDefault("20")
  int attempts();

  /** Whether this copy asks what became of attempts. */
  @WithDefault("true")
  boolean sweep();

  /** Age at which an attempt is asked for first; until then the confirmation is waited for. */
  @WithDefault("PT30M")
  Duration queryAfter();

  /** Pause between two questions about one attempt. */
  @WithDefault("PT30M")
  Duration queryEvery();

  /** Age past which an attempt is not asked for any more, and is closed. */
  @WithDefault("P3D")
  Duration queryUntil();

  /** Tries of fetching a receipt, half an hour apart. */
  @WithDefault("48")
  int receiptTries();

  /** How long an idle sweep waits. */
  @WithDefault("PT10S")
  Duration poll();
}
