package vn.evn.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  @Test
  void emptyingKeepsKeysTokensAndTheLogOfTheBuild(@TempDir Path folder) throws Exception {
    for (String file :
        new String[] {
          "postgres/base/1",
          "kafka/meta.properties",
          "keys/jwt-public.pem",
          "tokens/officer.jwt",
          "logs/build.log",
          "logs/kafka.log"
        }) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, "x");
    }
    try (StateFolder state = StateFolder.take(folder)) {
      state.empty();
    }
    assertThat(folder.resolve("postgres")).doesNotExist();
    assertThat(folder.resolve("kafka")).doesNotExist();
    assertThat(folder.resolve("logs")).isDirectoryNotContaining("glob:**kafka.log");
    assertThat(folder.resolve("logs/build.log")).exists();
    assertThat(folder.resolve("keys/jwt-public.pem")).exists();
    assertThat(folder.resolve("tokens/officer.jwt")).exists();
  }

  @Test
  void isUnderTheCheckoutUnlessTheVariableSaysElsewhere() {
    Path root = Path.of("/checkout");
    assertThat(StateFolder.in(Map.of(), root)).isEqualTo(Path.of("/checkout/.local"));
    assertThat(StateFolder.in(Map.of("EVN_LOCAL_DIR", "../state"), root))
        .isEqualTo(Path.of("/state"));
    assertThat(StateFolder.in(Map.of("EVN_LOCAL_DIR", "/var/evn"), root))
        .isEqualTo(Path.of("/var/evn"));
  }

  @Test
  void isUsedByOneStackAtATime(@TempDir Path folder) throws Exception {
    try (StateFolder state = StateFolder.take(folder)) {
      assertThatThrownBy(() -> StateFolder.take(state.path()))
          .isInstanceOf(LaunchFailure.class)
          .hasMessageContaining(folder.toString());
    }
    StateFolder.take(folder).close();
  }
}
