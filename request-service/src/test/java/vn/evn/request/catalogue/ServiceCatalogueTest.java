package vn.evn.request.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.ServiceTypes;
import vn.evn.request.lifecycle.ServiceWalk;

class ServiceCatalogueTest {
  private static final Path FAULTY = Path.of("src/test/resources/faulty-services");

  private final ServiceCatalogue catalogue =
      ServiceCatalogue.load(
          CatalogueFiles.ofClassPath(),
          PortalProcedures.load(Map.of()),
          List.of(ServiceWalk::faultsOf));

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

  /** Written down from the published standards, apart from the files. */
  @ParameterizedTest(name = "{0}-{1} {2} {3}: {4} working days")
  @CsvSource({
    "NEW_LV, 1, RESIDENTIAL, '', 5",
    "NEW_LV, 1, RESIDENTIAL, area=TOWN, 3",
    "NEW_LV, 1, RESIDENTIAL, area=RURAL, 5",
    "NEW_LV, 1, RESIDENTIAL, area=TOWN construction=true, 7",
    "NEW_LV, 1, RESIDENTIAL_SHARED, area=TOWN construction=false, 3",
    "NEW_LV, 1, NON_RESIDENTIAL_LT40KW, phases=1 area=TOWN, 3",
    "NEW_LV, 1, NON_RESIDENTIAL_LT40KW, phases=1 area=RURAL, 5",
    "NEW_LV, 1, NON_RESIDENTIAL_LT40KW, phases=3 area=TOWN, 7",
    "NEW_LV, 2, RESIDENTIAL, '', 5",
    "NEW_LV, 2, RESIDENTIAL, construction=true, 7",
    "NEW_LV, 2, NON_RESIDENTIAL_LT40KW, phases=3, 5",
    "NEW_LV, 2, NON_RESIDENTIAL_GE40KW, '', 7",
    "NEW_MV, 1, NON_RESIDENTIAL, '', 10",
    "NEW_MV, 2, NON_RESIDENTIAL, '', 30",
    "CHG_CAPACITY, 1, LT40KW, area=TOWN, 3",
    "CHG_CAPACITY, 1, LT40KW, area=RURAL, 5",
    "CHG_CAPACITY, 1, GE40KW, construction=true area=TOWN, 7",
    "CHG_CAPACITY, 2, LT40KW, '', 5",
    "CHG_METER_LOCATION, 1, STANDARD, '', 7",
    "CHG_METER_LOCATION, 2, STANDARD, '', 5",
    "METER_CHECK, 1, STANDARD, '', 3",
    "CHG_PURPOSE, 1, STANDARD, presentPurpose=KINH_DOANH newPurpose=SINH_HOAT, 1",
    "CHG_PURPOSE, 1, STANDARD, presentPurpose=SINH_HOAT newPurpose=KINH_DOANH, 3",
    "CHG_PURPOSE, 2, STANDARD, presentPurpose=KINH_DOANH newPurpose=SINH_HOAT, 3",
    "CHG_QUOTA, 1, STANDARD, '', 3",
    "CHG_PAYMENT, 1, STANDARD, '', 1",
    "CHG_INFO, 1, STANDARD, '', 3",
    "CHG_PARTY, 1, STANDARD, purpose=SINH_HOAT, 2",
    "CHG_PARTY, 1, STANDARD, purpose=KINH_DOANH, 3",
    "CHG_PARTY, 2, STANDARD, purpose=SINH_HOAT, 3",
    "RENEW, 1, STANDARD, '', 3",
    "TERMINATE, 1, STANDARD, '', 3",
    "RECONNECT, 1, STANDARD, '', 1",
    "RECONNECT, 2, STANDARD, '', 5"
  })
  void takesTheTimesOfThePublishedStandards(
      String service, int version, String variant, String known, int days) {
    assertThat(
            catalogue
                .version(service, version)
                .orElseThrow()
                .processing(facts(variant, known))
                .workingDays())
        .isEqualTo(days);
  }

  @ParameterizedTest(name = "{0} on {1}: version {2}")
  @CsvSource({
    "NEW_LV, 2017-05-14, ",
    "NEW_LV, 2017-05-15, 1",
    "NEW_LV, 2019-12-09, 1",
    "NEW_LV, 2020-12-31, 1",
    "NEW_LV, 2021-01-01, 2",
    "NEW_LV, 2026-11-16, 2",
    "RENEW, 2026-11-16, 1",
    "NEW_MOON, 2026-11-16, "
  })
  void holdsAVersionFromItsFirstDayToTheDayBeforeTheNext(
      String service, LocalDate day, @Nullable Integer version) {
    assertThat(catalogue.find(service, day).map(ServiceDefinition::version).orElse(null))
        .isEqualTo(version);
  }

  @Test
  void tellsTheLastDayOfAVersionThatAnotherFollows() {
    assertThat(catalogue.version("NEW_LV", 1).orElseThrow().validTo()).isEqualTo("2020-12-31");
    assertThat(catalogue.version("NEW_LV", 2).orElseThrow().validTo()).isNull();
    assertThat(catalogue.all(LocalDate.parse("2017-05-14"))).isEmpty();
    assertThat(catalogue.all(LocalDate.parse("2020-04-05"))).hasSize(13);
    assertThat(catalogue.everyVersion()).hasSize(20);
  }

  @Test
  void runsARequestByTheVersionItBeganWithAndAnOldOneByItsDayOfSubmission() {
    LocalDate in2020 = LocalDate.parse("2020-04-05");
    assertThat(catalogue.of("NEW_LV", 2, in2020).version()).isEqualTo(2);
    assertThat(catalogue.of("NEW_LV", null, in2020).version()).isEqualTo(1);
    assertThat(catalogue.of("NEW_LV", null, LocalDate.parse("2015-01-01")).version()).isEqualTo(1);
    assertThatThrownBy(() -> catalogue.of("NEW_LV", 9, in2020))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void mapsEveryCaseOfThePortalToItsProcedureAndNoOther() {
    for (ServiceDefinition service : catalogue.everyVersion()) {
      for (ServiceDefinition.Variant variant : service.variants()) {
        assertThat(variant.procedure() != null)
            .as(service.code() + "." + variant.code())
            .isEqualTo(service.onPortal());
      }
    }
    assertThatThrownBy(
            () ->
                ServiceCatalogue.load(
                    CatalogueFiles.ofClassPath(), PortalProcedures.NONE, List.of()))
        .message()
        .contains("RENEW-1: variant STANDARD has no procedure of the portal")
        .contains("NEW_LV-2: variant RESIDENTIAL_SPLIT has no procedure of the portal")
        .doesNotContain("RECONNECT");
    assertThatThrownBy(
            () ->
                ServiceCatalogue.load(
                    CatalogueFiles.ofClassPath(),
                    PortalProcedures.load(Map.of("RENEW.STANDART", "9.990017")),
                    List.of()))
        .message()
        .contains("RENEW.STANDART: is mapped to a procedure and is no case of a service");
  }

  @Test
  void letsASettingOverruleAProcedure() {
    ServiceCatalogue other =
        ServiceCatalogue.load(
            CatalogueFiles.ofClassPath(),
            PortalProcedures.load(Map.of("RENEW.STANDARD", "9.995555")),
            List.of());
    assertThat(other.get("RENEW").variants().get(0).procedure()).isEqualTo("9.995555");
  }

  @Test
  void describesTheDetailsOfEachServiceByAValidJsonSchema() {
    JsonSchema metaSchema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    List<String> faults = new ArrayList<>();
    for (ServiceDefinition service : catalogue.everyVersion()) {
      metaSchema
          .validate(service.details())
          .forEach(message -> faults.add(service.code() + ": " + message));
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void asksForThePapersThatTheCaseNeeds() {
    ServiceDefinition newSupply = catalogue.get("NEW_LV");
    assertThat(newSupply.requiredPapers(facts("RESIDENTIAL", "")))
        .containsExactly("REQUEST_FORM", "IDENTITY", "PLACE_RIGHT");
    assertThat(newSupply.requiredPapers(facts("RESIDENTIAL_SHARED", "")))
        .contains("OTHER_HOUSEHOLDS_AUTHORISATION");
    assertThat(newSupply.requiredPapers(facts("RESIDENTIAL_SPLIT", ""))).contains("SHARED_DEBT");
    assertThat(newSupply.requiredPapers(facts("NON_RESIDENTIAL_LT40KW", "requestedKw=39.9")))
        .contains("PURPOSE", "EQUIPMENT_LIST")
        .doesNotContain("LOAD_CURVE", "SECURITY");
    assertThat(newSupply.requiredPapers(facts("NON_RESIDENTIAL_SHORT_TERM", "requestedKw=40")))
        .contains("LOAD_CURVE", "SECURITY");
    assertThat(newSupply.requiredPapers(facts("NON_RESIDENTIAL_GE40KW", "")))
        .contains("LOAD_CURVE");
    assertThat(catalogue.get("NEW_MV").requiredPapers(facts("WHOLESALE", ""))).contains("LICENCE");
    assertThat(catalogue.get("NEW_LV").hasPaper("LEASE")).isTrue();
    assertThat(catalogue.version("NEW_LV", 1).orElseThrow().hasPaper("RESIDENCE_DATABASE"))
        .isFalse();
  }

  @Test
  void saysWhoMayApply() {
    assertThat(catalogue.get("NEW_MV").mayApply("WHOLESALE", Applicant.Kind.CITIZEN)).isFalse();
    assertThat(catalogue.get("NEW_MV").mayApply("RESIDENTIAL", Applicant.Kind.CITIZEN)).isTrue();
    assertThat(catalogue.get("NEW_MV").mayApply(null, Applicant.Kind.CITIZEN)).isTrue();
  }

  @Test
  void namesEveryFaultOfEveryFileAtOnce() {
    List<CatalogueFile> files = new ArrayList<>(CatalogueFiles.in(FAULTY));
    files.addAll(
        CatalogueFiles.ofClassPath().stream().filter(f -> f.title().equals("RENEW-1")).toList());
    assertThatThrownBy(() -> ServiceCatalogue.load(files, PortalProcedures.NONE, List.of()))
        .isInstanceOf(IllegalStateException.class)
        .message()
        .contains("FAULTY-1: name: must be there in both languages")
        .contains("FAULTY-1: who may apply: must be there in both languages")
        .contains("FAULTY-1: validity: needs a source")
        .contains("FAULTY-1: ends before it begins")
        .contains("FAULTY-1: has no source")
        .contains("FAULTY-1: variant STANDARD has no time")
        .contains("FAULTY-1: variant STANDARD: needs a source")
        .contains("FAULTY-1: variant STANDARD: lets apply who may not apply for the service")
        .contains("variant STANDARD: its condition speaks of details.colour, which there is not")
        .contains("variant STANDARD: its condition speaks of weather, which there is not")
        .contains("variant STANDARD: variant can only be one of [STANDARD]")
        .contains("variant STANDARD: applicant.kind is no number and has no bounds")
        .contains("variant STANDARD: details.a is no number and has no bounds")
        .contains("variant STANDARD: circumstances.area can only be one of [TOWN, RURAL]")
        .contains("variant STANDARD: circumstances.depth is a number and is compared with words")
        .contains("circumstance depth: a CHOICE has values, and nothing else has")
        .contains("circumstance unused: nothing depends on it")
        .contains("fee FEE: every amount must be above 0")
        .contains("fee FEE: a product of the table is no whole amount")
        .contains("fee FEE has two tables on one day")
        .contains("is free of charge and has fees")
        .contains("paper FORM stands twice")
        .contains("has no supplement reason")
        .contains("refusal reason lower: the code must have the form")
        .contains("has no result")
        .contains("step ENERGISE: requires an outcome if and only if it says which")
        .contains("step CONTRACT has no role of [officer, supervisor]")
        .contains("step CONTRACT stands twice")
        .contains("step CONTRACT: its time must be from 1 to 2 working days")
        .contains("step CONTRACT requires FINAL_BILL, which nothing leads to")
        .contains("step CONTRACT requires PAID_FEE, which nothing leads to")
        .contains("a change is about a customer, and a new supply is not")
        .contains("a new supply needs a step that mints")
        .contains("billing: changes something if and only if a step has an outcome")
        .contains("details require b, which is not described")
        .contains("field a has no title in both languages")
        .contains("FAULTY-1: variant STANDARD has no procedure of the portal")
        .contains("OTHER-3: the file speaks of OTHER-1")
        .contains("UNREADABLE-1: UNREADABLE-1.json is not readable")
        .contains("RENEW-1: variant STANDARD has no procedure of the portal")
        .doesNotContain("RENEW-1: step");
  }

  @Test
  void namesAServiceThatHasNoFile() {
    assertThatThrownBy(() -> ServiceCatalogue.load(List.of("RENEW", "MISSING")))
        .message()
        .contains("MISSING: no file services/MISSING-1.json")
        .doesNotContain("RENEW");
  }

  @Test
  void wantsVersionsThatCountAndFollowEachOther() {
    CatalogueFile first = file("RENEW-1");
    CatalogueFile again = changed(first, "RENEW-3", "\"version\": 1", "\"version\": 3");
    assertThatThrownBy(() -> ServiceCatalogue.load(List.of(first, again), renewOnly(), List.of()))
        .message()
        .contains("RENEW-3: versions must count from 1 without a gap")
        .contains("RENEW-1: the next version does not begin later");
  }

  @Test
  void endsAServiceOnItsLastDay() {
    CatalogueFile ended =
        changed(
            file("RENEW-1"),
            "RENEW-1",
            "\"validFrom\": \"2017-05-15\"",
            "\"validFrom\": \"2017-05-15\", \"validTo\": \"2030-06-30\"");
    ServiceCatalogue of = ServiceCatalogue.load(List.of(ended), renewOnly(), List.of());
    assertThat(of.find("RENEW", LocalDate.parse("2030-06-30"))).isPresent();
    assertThat(of.find("RENEW", LocalDate.parse("2030-07-01"))).isEmpty();
    assertThat(of.find("RENEW")).isPresent();
  }

  private static PortalProcedures renewOnly() {
    return PortalProcedures.of(Map.of("RENEW.STANDARD", "9.990017"));
  }

  private static CatalogueFile file(String title) {
    return CatalogueFiles.ofClassPath().stream()
        .filter(f -> f.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static CatalogueFile changed(
      CatalogueFile file, String title, String text, String otherText) {
    assertThat(file.content()).contains(text);
    return new CatalogueFile(title + ".json", file.content().replace(text, otherText));
  }

  /** Facts as {@code name=value} pairs; what a circumstance is called is a circumstance. */
  static RequestFacts facts(String variant, String known) {
    Map<String, Object> values = new HashMap<>();
    for (String pair : known.isEmpty() ? new String[0] : known.split(" ")) {
      values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return new RequestFacts(variant, "CITIZEN", values, values);
  }
}
