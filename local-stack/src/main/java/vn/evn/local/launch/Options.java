package vn.evn.local.launch;

import java.util.List;

/**
 * What the caller wants.
 *
 * @param mode what to do
 * @param fresh whether to begin with empty state
 * @param exit whether to end after the demonstration
 */
record Options(Mode mode, boolean fresh, boolean exit) {
  enum Mode {
    RUN,
    CONFORMANCE,
    TOKENS,
    HELP
  }

  static final String HELP =
      """
      ./run             start everything on 127.0.0.1, run the demonstration, stay until Ctrl-C
      ./run --fresh     the same with empty state
      ./run --exit      end after the demonstration; exit code 0 only if every check held
      ./run conformance play every scenario between portal and adapter, both ways, and end
      ./run tokens      write keys, tokens and secrets only
      ./run benchmark N run a benchmark; without a name: list them
      ./run laboratory  hold price books and programmes, or the files named, against the laws
      ./run --help      this text
      Ports are moved by EVN_PORTAL_ADAPTER_PORT, EVN_REQUEST_SERVICE_PORT, EVN_BILLING_SERVICE_PORT,
      EVN_PORTAL_SIMULATOR_PORT, EVN_KAFKA_PORT, EVN_KAFKA_CONTROLLER_PORT, EVN_POSTGRES_PORT.
      EVN_LOCAL_DIR puts state, logs, keys and tokens elsewhere than .local/.\
      """;

  static Options parse(List<String> arguments) throws LaunchFailure {
    Mode mode = Mode.RUN;
    boolean fresh = false;
    boolean exit = false;
    for (String argument : arguments) {
      switch (argument) {
        case "--fresh" -> fresh = true;
        case "--exit" -> exit = true;
        case "conformance" -> {
          mode = Mode.CONFORMANCE;
          exit = true;
        }
        case "tokens" -> mode = Mode.TOKENS;
        case "--help", "-h" -> mode = Mode.HELP;
        default -> throw new LaunchFailure("Unknown argument '" + argument + "'.\n" + HELP);
      }
    }
    return new Options(mode, fresh, exit);
  }
}
