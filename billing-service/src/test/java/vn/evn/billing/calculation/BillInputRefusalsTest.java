package vn.evn.billing.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static vn.evn.billing.calculation.SampleBills.CALCULATOR;
import static vn.evn.billing.calculation.SampleBills.ROUND_1;
import static vn.evn.billing.calculation.SampleBills.factory;
import static vn.evn.billing.calculation.SampleBills.hotel;
import static vn.evn.billing.calculation.SampleBills.household;
import static vn.evn.billing.calculation.SampleBills.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BillInputRefusalsTest {
  static Stream<Arguments> refusals() {
    return Stream.of(
            required(),
            groups(),
            usages(),
            households(),
            days(),
            tax(),
            powerFactors(),
            others(),
            eligibilities())
        .flatMap(stream -> stream);
  }

  private static Stream<Arguments> required() {
    return Stream.of(
        refused(BillInput.builder(), "/billPeriod", "/customerGroup", "/usage"),
        refused(household(ROUND_1, 1).billPeriod(null), "/billPeriod"),
        refused(household(ROUND_1, 1).customerGroup(" "), "/customerGroup"));
  }

  private static Stream<Arguments> groups() {
    return Stream.of(
        refused(household(ROUND_1, 1).customerGroup("residential"), "/customerGroup"),
        refused(household(ROUND_1, 1).customerGroup("LODGING"), "/customerGroup"),
        // 4495 is known without complexes, 1279 without industrial zones
        refused(
            household(YearMonth.of(2018, 5), 1).customerGroup("WHOLESALE_COMPLEX_OTHER"),
            "/customerGroup"),
        refused(
            household(YearMonth.of(2025, 7), 1).customerGroup("WHOLESALE_IZ_MEDIUM_VOLTAGE"),
            "/customerGroup"),
        // priced after the change of prices, but not before
        refused(
            read(household(YearMonth.of(2019, 4), 1), "2019-03-05", "2019-04-05")
                .customerGroup("WHOLESALE_MARKET"),
            "/customerGroup"),
        refused(
            household(ROUND_1, 1).customerGroup("WHOLESALE_IZ_MEDIUM_VOLTAGE"), "/supplyVoltageKv"),
        refused(household(ROUND_1, 1).supplyVoltageKv(BigDecimal.ZERO), "/supplyVoltageKv"),
        refused(household(ROUND_1, 1).supplyVoltageKv(new BigDecimal("-1")), "/supplyVoltageKv"),
        refused(household(ROUND_1, 1).supplyVoltageKv(new BigDecimal("500.1")), "/supplyVoltageKv"),
        refused(
            household(ROUND_1, 1).supplyVoltageKv(new BigDecimal("1E-999999999")),
            "/supplyVoltageKv"));
  }

  private static Stream<Arguments> usages() {
    return Stream.of(
        refused(household(ROUND_1, -1), "/usage/kwh"),
        refused(household(ROUND_1, 10_000_001), "/usage/kwh"),
        refused(household(ROUND_1, Long.MAX_VALUE), "/usage/kwh"),
        refused(household(ROUND_1, 1).usage(new Usage(null, Map.of(), List.of())), "/usage/kwh"),
        refused(
            factory(ROUND_1).usage(new Usage(1L, Usage.ofBands(1, 1, 1).bands(), List.of())),
            "/usage"),
        refused(
            factory(ROUND_1).usage(new Usage(null, Map.of("normal", 1L), List.of())),
            "/usage/offPeak",
            "/usage/peak"),
        refused(
            factory(ROUND_1).usage(Usage.ofBands(-1, -1, -1)),
            "/usage/normal",
            "/usage/offPeak",
            "/usage/peak"),
        refused(factory(ROUND_1).usage(Usage.ofBands(10_000_000, 1, 0)), "/usage"),
        refused(household(ROUND_1, 1).usage(Usage.ofBands(1, 1, 1)), "/usage"),
        refused(
            household(ROUND_1, 1)
                .usage(Usage.ofBands(1, 1, 1))
                .customerGroup("ADMIN_LIGHTING_OFFICE"),
            "/usage"));
  }

  private static Stream<Arguments> households() {
    return Stream.of(
        refused(household(ROUND_1, 1).households(0), "/households"),
        refused(household(ROUND_1, 1).households(10_001), "/households"),
        refused(household(ROUND_1, 1).persons(0), "/persons"),
        refused(household(ROUND_1, 1).persons(40_001), "/persons"),
        refused(household(ROUND_1, 1).persons(3).households(1), "/persons"),
        refused(hotel(ROUND_1).persons(3), "/persons"),
        refused(hotel(ROUND_1).tenantsDeclared(false), "/tenantsDeclared"),
        refused(
            household(ROUND_1, 1).customerGroup("RESIDENTIAL_PREPAID").tenantsDeclared(false),
            "/tenantsDeclared"));
  }

  private static Stream<Arguments> days() {
    return Stream.of(
        refused(household(ROUND_1, 1).readingFrom(LocalDate.of(2020, 4, 5)), "/readingTo"),
        refused(household(ROUND_1, 1).readingTo(LocalDate.of(2020, 5, 5)), "/readingFrom"),
        refused(household(ROUND_1, 1).partialPeriod(true), "/readingFrom", "/readingTo"),
        refused(read(household(ROUND_1, 1), "2020-05-05", "2020-05-05"), "/readingTo"),
        refused(read(household(ROUND_1, 1), "2020-05-05", "2020-04-05"), "/readingTo"),
        refused(read(household(ROUND_1, 1), "2019-04-01", "2020-05-05"), "/readingTo"), // 400 days
        refused(read(household(ROUND_1, 1), "2015-03-15", "2015-04-15"), "/readingFrom"),
        refused(household(YearMonth.of(2015, 3), 1), "/billPeriod"),
        refused(household(YearMonth.of(1999, 1), 1), "/billPeriod"));
  }

  private static Stream<Arguments> tax() {
    return Stream.of(
        refused(household(YearMonth.of(2027, 1), 1), "/billPeriod"),
        refused(
            read(household(YearMonth.of(2026, 12), 1), "2026-12-05", "2027-01-05"), "/readingTo"),
        refused(household(ROUND_1, 1).taxPointDate(LocalDate.of(2027, 1, 1)), "/taxPointDate"));
  }

  private static Stream<Arguments> powerFactors() {
    return Stream.of(
        refused(factory(ROUND_1).powerFactor(new BigDecimal("1.01")), "/powerFactor"),
        refused(factory(ROUND_1).powerFactor(new BigDecimal("-0.01")), "/powerFactor"),
        refused(factory(ROUND_1).powerFactor(new BigDecimal("1E-999999999")), "/powerFactor"),
        refused(household(ROUND_1, 1).powerFactor(new BigDecimal("0.85")), "/powerFactor"),
        refused(
            household(ROUND_1, 1)
                .customerGroup("ADMIN_HOSPITAL_SCHOOL")
                .powerFactor(new BigDecimal("0.85")),
            "/powerFactor"));
  }

  private static Stream<Arguments> others() {
    return Stream.of(
        refused(
            household(ROUND_1, 1).otherUse(new OtherUse(null, null)),
            "/otherUse/customerGroup",
            "/otherUse/share"),
        refused(household(ROUND_1, 1).otherUse(other("SHOP", "0.3")), "/otherUse/customerGroup"),
        refused(
            household(ROUND_1, 1).otherUse(other("RESIDENTIAL", "0.3")), "/otherUse/customerGroup"),
        refused(
            household(ROUND_1, 1).otherUse(other("WHOLESALE_IZ_BUSBAR110_LT50MVA", "0.3")),
            "/otherUse/customerGroup"),
        refused(household(ROUND_1, 1).otherUse(other("BUSINESS", "1.1")), "/otherUse/share"),
        refused(household(ROUND_1, 1).otherUse(other("BUSINESS", "-0.1")), "/otherUse/share"),
        refused(factory(ROUND_1).otherUse(other("BUSINESS", "0.3")), "/otherUse"));
  }

  private static OtherUse other(String group, String share) {
    return new OtherUse(group, new BigDecimal(share));
  }

  private static Stream<Arguments> eligibilities() {
    return Stream.of(
        refused(household(ROUND_1, 1).eligibilities("POOR"), "/eligibilities"),
        refused(household(ROUND_1, 1).eligibilities("LODGING"), "/eligibilities"),
        refused(factory(ROUND_1).eligibilities("WAREHOUSE"), "/eligibilities"),
        refused(household(ROUND_1, 1).eligibilities("QUARANTINE_HOTEL"), "/eligibilities"),
        refused(hotel(ROUND_1).eligibilities("DIRECTIVE_16_AREA"), "/eligibilities"),
        refused(hotel(ROUND_1).eligibilities("LISTED_FACTORY"), "/eligibilities"),
        refused(
            factory(ROUND_1).eligibilities("LODGING", "WAREHOUSE"),
            "/eligibilities",
            "/eligibilities"));
  }

  private static Arguments refused(BillInputBuilder input, String... pointers) {
    return Arguments.of(input.build(), List.of(pointers));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("refusals")
  void namesTheField(BillInput input, List<String> pointers) {
    assertThatThrownBy(() -> CALCULATOR.calculate(input))
        .asInstanceOf(type(InvalidBillInput.class))
        .satisfies(
            refusal -> {
              assertThat(refusal.faults())
                  .extracting(FieldFault::pointer)
                  .containsExactlyInAnyOrderElementsOf(pointers);
              assertThat(refusal.faults())
                  .allSatisfy(fault -> assertThat(fault.detail()).isNotBlank());
            });
  }

  @Test
  void namesEveryFaultAtOnce() {
    BillInput input =
        household(ROUND_1, -5)
            .supplyVoltageKv(BigDecimal.ZERO)
            .households(0)
            .persons(0)
            .powerFactor(BigDecimal.TEN)
            .readingFrom(LocalDate.of(2020, 4, 5))
            .otherUse(other("SHOP", "7"))
            .eligibilities("POOR")
            .build();

    assertThatThrownBy(() -> CALCULATOR.calculate(input))
        .asInstanceOf(type(InvalidBillInput.class))
        .extracting(InvalidBillInput::faults)
        .asInstanceOf(list(FieldFault.class))
        .extracting(FieldFault::pointer)
        .contains(
            "/usage/kwh",
            "/supplyVoltageKv",
            "/households",
            "/persons",
            "/powerFactor",
            "/readingTo",
            "/otherUse/customerGroup",
            "/otherUse/share",
            "/eligibilities");
  }

  @Test
  void listsTheGroupsWhenOneIsUnknown() {
    assertThatThrownBy(
            () -> CALCULATOR.calculate(household(ROUND_1, 1).customerGroup("SHOP").build()))
        .hasMessageContaining("ADMIN_HOSPITAL_SCHOOL, ADMIN_LIGHTING_OFFICE, BUSINESS")
        .hasMessageContaining("WHOLESALE_MARKET");
  }

  @Test
  void acceptsTheLimitsThemselves() {
    assertThat(CALCULATOR.calculate(household(ROUND_1, 10_000_000).households(10_000).build()))
        .isNotNull();
    assertThat(CALCULATOR.calculate(household(ROUND_1, 1).persons(40_000).build())).isNotNull();
    assertThat(
            CALCULATOR.calculate(
                read(household(ROUND_1, 1), "2019-04-02", "2020-05-05").build())) // 399 days
        .isNotNull();
    assertThat(CALCULATOR.calculate(factory(ROUND_1).powerFactor(BigDecimal.ZERO).build()))
        .isNotNull();
    assertThat(
            CALCULATOR.calculate(household(ROUND_1, 300).otherUse(other("BUSINESS", "1")).build()))
        .isNotNull();
  }

  @Test
  void ignoresAnEligibilityThatNoRoundCovers() {
    CalculatedBill bill =
        CALCULATOR.calculate(
            hotel(SampleBills.NO_PROGRAMME).eligibilities("LODGING", "TREATMENT").build());
    assertThat(bill.reductionVnd()).isZero();
  }
}
