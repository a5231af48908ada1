package vn.evn.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.evn.local.token.LocalCredentials;

/** The compose file, the launcher and docs/settings.md know the same settings. */
class ComposeFileTest {
  /** A test runs in the folder of its module. */
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Path COMPOSE = ROOT.resolve("docker-compose.yml");

  @ParameterizedTest
  @CsvSource({"P,portal-adapter", "R,request-service", "B,billing-service", "S,portal-simulator"})
  void aServiceGetsExactlyTheSettingsOfItsTable(String letter, String service) throws IOException {
    SettingsTable table = SettingsTable.read(ROOT);
    assertThat(table.of(letter)).hasSizeGreaterThan(5);
    assertThat(environmentOf(service)).containsOnlyKeys(table.namesOf(letter));
  }

  @ParameterizedTest
  @CsvSource({"P,portal-adapter", "R,request-service", "B,billing-service", "S,portal-simulator"})
  void aDefaultOfTheComposeFileIsThatOfTheTable(String letter, String service) throws IOException {
    Map<String, String> environment = environmentOf(service);
    int compared = 0;
    for (SettingsTable.Row row : SettingsTable.read(ROOT).of(letter)) {
      String value = environment.getOrDefault(row.name(), "");
      String prefix = "${" + row.name() + ":-";
      if (value.startsWith(prefix)) {
        assertThat(value).isEqualTo(prefix + row.defaultValue() + "}");
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"P,PORTAL_ADAPTER", "R,REQUEST_SERVICE", "B,BILLING_SERVICE", "S,PORTAL_SIMULATOR"})
  void theLauncherSetsNothingElse(String letter, ServiceProcess service, @TempDir Path state)
      throws Exception {
    Map<String, String> environment =
        service.environment(Ports.of(Map.of()), LocalCredentials.prepare(state), state);
    assertThat(environment).hasSizeGreaterThan(5);
    assertThat(SettingsTable.read(ROOT).namesOf(letter)).containsAll(environment.keySet());
  }

  @Test
  void everyVariableThatItReadsIsDocumented() throws IOException {
    Set<String> named = SettingsTable.names(Files.readString(COMPOSE));
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(SettingsTable.read(ROOT).everyName()).containsAll(named);
  }

  @Test
  void everyPortOfTheLauncherIsInTheReadmeAndTheTable() throws IOException {
    Set<String> readme = SettingsTable.names(Files.readString(ROOT.resolve("README.md")));
    Set<String> settings = SettingsTable.read(ROOT).everyName();
    for (Port port : Port.values()) {
      assertThat(readme).contains(port.variable());
      assertThat(settings).contains(port.variable());
    }
    assertThat(readme).contains(StateFolder.VARIABLE);
    assertThat(settings).contains(StateFolder.VARIABLE).containsAll(readme);
  }

  private static Map<String, String> environmentOf(String service) throws IOException {
    Map<?, ?> file =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(COMPOSE));
    Map<String, String> environment = new TreeMap<>();
    part(part(part(file, "services"), service), "environment")
        .forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
    return environment;
  }

  private static Map<?, ?> part(Map<?, ?> whole, String name) {
    if (whole.get(name) instanceof Map<?, ?> found) {
      return found;
    }
    throw new AssertionError(name + " is no part of the compose file");
  }
}
