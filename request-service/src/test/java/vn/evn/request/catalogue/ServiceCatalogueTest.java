package vn.evn.request.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.evn.contracts.ServiceTypes;

class ServiceCatalogueTest {
  private final ServiceCatalogue catalogue = new CatalogueProducer().catalogue();

  @Test
  void holds13ServicesOfWhichTheTwelveAreOnThePortal() {
    assertThat(catalogue.all()).hasSize(13);
    assertThat(
            catalogue.all().stream()
                .filter(ServiceDefinition::onPortal)
                .map(ServiceDefinition::code))
        .containsExactlyInAnyOrderElementsOf(ServiceTypes.ON_PORTAL);
    assertThat(catalogue.get(ServiceTypes.RECONNECT).onPortal()).isFalse();
  }

  @ParameterizedTest(name = "{0} {1}: {2} working days")
  @CsvSource({
    "NEW_LV, RESIDENTIAL, 5",
    "NEW_LV, NON_RESIDENTIAL_GE40KW, 7",
    "NEW_MV, NON_RESIDENTIAL, 30",
    "CHG_CAPACITY, LT40KW, 5",
    "CHG_METER_LOCATION, STANDARD, 5",
    "METER_CHECK, STANDARD, 3",
    "CHG_PURPOSE, STANDARD, 3",
    "CHG_QUOTA, STANDARD, 3",
    "CHG_PAYMENT, STANDARD, 1",
    "CHG_INFO, STANDARD, 3",
    "CHG_PARTY, STANDARD, 3",
    "RENEW, STANDARD, 3",
    "TERMINATE, STANDARD, 3",
    "RECONNECT, STANDARD, 5"
  })
  void takesTheTimesOfThePublishedStandards(String service, String variant, int days) {
    assertThat(catalogue.get(service).variant(variant).orElseThrow().processing().workingDays())
        .isEqualTo(days);
  }

  @Test
  void asksForACustomerCodeForEveryChangeAndForNoNewSupply() {
    for (ServiceDefinition service : catalogue.all()) {
      assertThat(service.requiresCustomerCode())
          .as(service.code())
          .isEqualTo(service.kind() == ServiceDefinition.Kind.CHANGE);
    }
  }

  @Test
  void describesTheDetailsOfEachServiceByAValidJsonSchema() {
    JsonSchema metaSchema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    List<String> faults = new ArrayList<>();
    for (ServiceDefinition service : catalogue.all()) {
      metaSchema
          .validate(service.details())
          .forEach(message -> faults.add(service.code() + ": " + message));
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void namesEveryFaultOfEveryFileAtOnce() {
    assertThatThrownBy(
            () -> ServiceCatalogue.load(List.of("RENEW", "FAULTY", "UNREADABLE", "MISSING")))
        .isInstanceOf(IllegalStateException.class)
        .message()
        .contains("FAULTY: the file speaks of OTHER")
        .contains("FAULTY: name: must be there in both languages")
        .contains("FAULTY: variant STANDARD has no time")
        .contains("FAULTY: variant STANDARD: needs a source")
        .contains("FAULTY: step CONTRACT has no role")
        .contains("FAULTY: step CONTRACT stands twice")
        .contains("OTHER: a new supply needs a step that mints")
        .contains("FAULTY: details require b")
        .contains("FAULTY: field a has no description")
        .contains("UNREADABLE: services/UNREADABLE.json is not readable")
        .contains("MISSING: no file services/MISSING.json")
        .doesNotContain("RENEW");
  }
}
