package vn.evn.simulator.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.evn.simulator.SimulatorSettings;
import vn.evn.simulator.dossier.Message;
import vn.evn.simulator.testing.AgencyStub;

class AdapterClientTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
  Path directory;

  @Test
  void tellsThatNoAnswerCameWhenTheAgencyIsAway() throws IOException {
    String url;
    try (AgencyStub gone = new AgencyStub()) {
      url = gone.url();
    }
    Path token = Files.writeString(directory.resolve("portal.jwt"), "token");
    AdapterClient client = new AdapterClient(new ObjectMapper(), new Away(URI.create(url), token));
    Exchange exchange = client.post("/", new ObjectMapper().createObjectNode());
    assertThat(exchange.httpStatus()).isNull();
    assertThat(exchange.reply()).isNull();
    assertThat(exchange.trouble()).isEqualTo("ConnectException");
    assertThat(exchange.outcome()).isEqualTo(Message.NO_ANSWER);
  }

  private record Away(URI url, Path tokenFile) implements SimulatorSettings.Adapter {
    @Override
    public Duration connectTimeout() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration answerTimeout() {
      return Duration.ofSeconds(1);
    }
  }
}
