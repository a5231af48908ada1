package vn.evn.simulator.oidc;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The test persons, with the profile that an issuer tells of each. */
@Singleton
class Persons {
  private static final String FILE = "oidc/persons.json";

  private final List<ObjectNode> all;

  Persons(ObjectMapper json) {
    try (InputStream in =
        Objects.requireNonNull(Persons.class.getClassLoader().getResourceAsStream(FILE), FILE)) {
      all = json.readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<ObjectNode> all() {
    return List.copyOf(all);
  }

  Optional<ObjectNode> find(String subject) {
    return all.stream().filter(person -> person.path("sub").asText().equals(subject)).findFirst();
  }
}
