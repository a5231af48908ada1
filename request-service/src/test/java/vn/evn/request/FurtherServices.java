package vn.evn.request;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service with a folder of further service files, as an operator would add them. */
public class FurtherServices implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "evn.catalogue.dir",
        "src/test/resources/further-services",
        "evn.catalogue.procedures.\"CHARGING_POINT.STANDARD\"",
        "9.990099");
  }
}
