package vn.evn.billing.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.evn.billing.calculation.SampleBills.ROUND_1;
import static vn.evn.billing.calculation.SampleBills.bill;
import static vn.evn.billing.calculation.SampleBills.factory;
import static vn.evn.billing.calculation.SampleBills.hotel;
import static vn.evn.billing.calculation.SampleBills.household;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class BillExplanationTest {
  @Test
  void explainsALineAsPublishedInTheInterface() {
    CalculatedBill bill = bill(household(ROUND_1, 100).households(2));

    assertThat(bill.lines()).hasSize(1);
    BillLine line = bill.lines().get(0);
    assertThat(line.code()).isEqualTo("BLOCK_1");
    assertThat(line.label()).isEqualTo("Bậc 1");
    assertThat(line.part()).isNull();
    assertThat(line.priceBook()).isEqualTo("648/QĐ-BCT");
    assertThat(line.quantityKwh()).isEqualTo(100);
    assertThat(line.basePriceVnd()).isEqualTo(1678);
    assertThat(line.unitPriceVnd()).isEqualTo(1510);
    assertThat(line.amountVnd()).isEqualTo(151_000);
    assertThat(line.rule()).isEqualTo("COVID-R1-RESIDENTIAL");
    assertThat(line.source()).isEqualTo("2698/BCT-ĐTĐL; 648/QĐ-BCT");
    assertThat(line.explanation()).isEqualTo("100 kWh × 1.510 đ = 151.000 đ");
    assertThat(line.explanationEn()).isEqualTo("Block 1: 100 kWh × 1.510 đ = 151.000 đ");
    assertThat(bill.preTaxVnd()).isEqualTo(151_000);
    assertThat(bill.vatPercent()).isEqualByComparingTo("10");
    assertThat(bill.vatVnd()).isEqualTo(15_100);
    assertThat(bill.totalVnd()).isEqualTo(166_100);
    assertThat(bill.preTaxWithoutProgrammesVnd()).isEqualTo(167_800);
    assertThat(bill.reductionVnd()).isEqualTo(16_800);
    assertThat(bill.adjustments()).isEmpty();
  }

  @Test
  void namesNoRuleWhereNoneActs() {
    CalculatedBill bill = bill(household(ROUND_1, 350));

    BillLine fifthBlock = bill.lines().get(4);
    assertThat(fifthBlock.code()).isEqualTo("BLOCK_5");
    assertThat(fifthBlock.rule()).isNull();
    assertThat(fifthBlock.source()).isEqualTo("648/QĐ-BCT");
    assertThat(fifthBlock.unitPriceVnd()).isEqualTo(fifthBlock.basePriceVnd());
  }

  @Test
  void showsTheBusinessPriceAsTheBaseOfLodging() {
    CalculatedBill bill =
        bill(hotel(ROUND_1).supplyVoltageKv(new BigDecimal("35")).eligibilities("LODGING"));

    BillLine normal = bill.lines().get(0);
    assertThat(normal.basePriceVnd()).isEqualTo(2442);
    // production at 22 to 110 kV: 1,555 less its own 10 %
    assertThat(normal.unitPriceVnd()).isEqualTo(1400);
    assertThat(normal.rule()).isEqualTo("COVID-R1-LODGING");
    assertThat(bill.reductionVnd())
        .isEqualTo(9_000 * (2442 - 1400) + 4_000 * (1361 - 906) + 3_000 * (4251 - 2584));
  }

  /** 10,000 × 1,450 + 4,000 × 940 + 3,001 × 2,668 = 26,266,668; 5.88 % of it is 1,544,480.08. */
  @Test
  void takesTheReactiveChargeFromTheLoweredMoney() {
    CalculatedBill bill = bill(factory(ROUND_1).powerFactor(new BigDecimal("0.85")));

    assertThat(bill.energyVnd()).isEqualTo(26_266_668);
    assertThat(bill.reactiveVnd()).isEqualTo(1_544_480);
    assertThat(bill.preTaxWithoutProgrammesVnd()).isEqualTo(29_180_964 + 1_715_841);
    assertThat(bill.reductionVnd()).isEqualTo(30_896_805 - 27_811_148);
    BillAdjustment reactive = bill.adjustments().get(0);
    assertThat(reactive.kind()).isEqualTo(BillAdjustment.Kind.REACTIVE);
    assertThat(reactive.rule()).isNull();
    assertThat(reactive.source()).isEqualTo("15/2014/TT-BCT");
    assertThat(reactive.explanation())
        .isEqualTo("5,88% × 26.266.668 đ = 1.544.480 đ, hệ số công suất 0,85");
    assertThat(reactive.explanationEn())
        .isEqualTo("Reactive charge: 5,88% × 26.266.668 đ = 1.544.480 đ, power factor 0,85");
  }

  @Test
  void takesADiscountFromEnergyAndReactiveChargeTogether() {
    CalculatedBill bill = SampleBills.CALCULATOR.calculate(listedFactory());

    BillAdjustment discount = bill.adjustments().get(1);
    assertThat(discount.kind()).isEqualTo(BillAdjustment.Kind.DISCOUNT);
    assertThat(discount.baseVnd()).isEqualTo(30_896_805);
    assertThat(discount.amountVnd()).isEqualTo(3_089_681); // 3,089,680.5
    assertThat(discount.rule()).isEqualTo("COVID-R5-FACTORY");
    assertThat(discount.source()).isEqualTo("97/NQ-CP");
    assertThat(discount.explanation()).isEqualTo("10% × 30.896.805 đ = 3.089.681 đ");
    assertThat(bill.preTaxVnd()).isEqualTo(27_807_124);
  }

  @Test
  void takesADiscountFromEnergyAloneUnderTheOtherReading() {
    BillCalculator calculator = SampleBills.CALCULATOR;
    LegalRules rules = calculator.rules();
    OpenReadings other =
        new OpenReadings(
            OpenReadings.DiscountBase.ENERGY_ONLY, rules.openReadings().powerFactorRounding());
    CalculatedBill bill =
        new BillCalculator(
                calculator.priceBooks(),
                calculator.programmes(),
                new LegalRules(
                    rules.customerGroups(),
                    rules.timesOfUse(),
                    rules.householdRules(),
                    rules.vatRates(),
                    rules.reactiveCharge(),
                    other))
            .calculate(listedFactory());

    assertThat(bill.discountVnd()).isEqualTo(2_918_096);
  }

  private static BillInput listedFactory() {
    return factory(YearMonth.of(2021, 9))
        .powerFactor(new BigDecimal("0.85"))
        .eligibilities("LISTED_FACTORY")
        .build();
  }

  @Test
  void tellsTheTwoPurposesOfAMeterApart() {
    BillInputBuilder mixed =
        household(ROUND_1, 500).otherUse(new OtherUse("BUSINESS", new BigDecimal("0.3")));

    assertThat(bill(mixed).lines())
        .extracting(BillLine::part)
        .containsOnly(BillPart.RESIDENTIAL, BillPart.OTHER)
        .endsWith(BillPart.OTHER);
  }

  @Test
  void sharesOutAContractThatIsNotResidentialToo() {
    BillInput input =
        BillInput.of(SampleBills.NO_PROGRAMME, "PRODUCTION", Usage.of(101)).toBuilder()
            .otherUse(new OtherUse("BUSINESS", new BigDecimal("0.5")))
            .build();

    CalculatedBill bill = SampleBills.CALCULATOR.calculate(input);

    assertThat(bill.lines())
        .extracting(BillLine::part)
        .containsExactly(BillPart.MAIN, BillPart.OTHER);
    assertThat(SampleBills.lines(bill))
        .containsExactly("NORMAL 50 × 1685 (648/QĐ-BCT)", "NORMAL 51 × 2666 (648/QĐ-BCT)");
  }

  @Test
  void keepsTheOwnRuleOfTheBusinessWhenAQuarantineHotelIsNoLodging() {
    CalculatedBill bill = bill(hotel(ROUND_1).eligibilities("QUARANTINE_HOTEL"));

    assertThat(bill.lines()).extracting(BillLine::rule).containsOnly("COVID-R1-BUSINESS");
    assertThat(bill.discountVnd()).isEqualTo(7_963_000); // 20 % of 39,815,000
  }

  @Test
  void namesTheLineOfAHouseholdWithoutConsumption() {
    assertThat(bill(household(ROUND_1, 0)).lines())
        .extracting(BillLine::code, BillLine::amountVnd)
        .containsExactly(tuple("BLOCK_1", 0L));
    assertThat(bill(hotel(ROUND_1).usage(Usage.ofBands(0, 0, 0))).lines()).isEmpty();
  }
}
