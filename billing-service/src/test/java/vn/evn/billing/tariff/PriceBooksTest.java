package vn.evn.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.evn.billing.money.Kwh;
import vn.evn.billing.money.Vnd;

class PriceBooksTest {
  private final PriceBooks books = PriceBooks.load();

  @Test
  void holdsSevenDecisionsOldestFirst() {
    assertThat(books.all())
        .extracting(PriceBook::id)
        .containsExactly(
            "2256-QD-BCT",
            "4495-QD-BCT",
            "648-QD-BCT",
            "1062-QD-BCT",
            "2941-QD-BCT",
            "2699-QD-BCT",
            "1279-QD-BCT");
    assertThat(books.all().stream().mapToInt(book -> book.rows().size()).sum()).isEqualTo(414);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2015-03-16, 2256/QĐ-BCT",
    "2017-11-30, 2256/QĐ-BCT",
    "2017-12-01, 4495/QĐ-BCT",
    "2019-03-19, 4495/QĐ-BCT",
    "2019-03-20, 648/QĐ-BCT",
    "2023-05-03, 648/QĐ-BCT",
    "2023-05-04, 1062/QĐ-BCT",
    "2023-11-09, 2941/QĐ-BCT",
    "2024-10-11, 2699/QĐ-BCT",
    "2025-05-10, 1279/QĐ-BCT",
    "2026-11-24, 1279/QĐ-BCT"
  })
  void findsTheBookInForceOnADay(LocalDate day, String decision) {
    assertThat(books.inForceOn(day).map(PriceBook::decision)).contains(decision);
  }

  @Test
  void hasNoBookBeforeTheFirst() {
    assertThat(books.inForceOn(LocalDate.of(2015, 3, 15))).isEmpty();
    assertThat(books.firstDay()).isEqualTo(LocalDate.of(2015, 3, 16));
  }

  @Test
  void endsABookTheDayBeforeTheNext() {
    assertThat(books.lastDayOf(book("648-QD-BCT"))).contains(LocalDate.of(2023, 5, 3));
    assertThat(books.lastDayOf(book("1279-QD-BCT"))).isEmpty();
  }

  @Test
  void readsTheBlocksOfAHousehold() {
    PriceTable.Blocks table = (PriceTable.Blocks) book("648-QD-BCT").tables("RESIDENTIAL").get(0);
    assertThat(table.blocks())
        .containsExactly(
            new PriceTable.Block(1, new Kwh(50), new Vnd(1678)),
            new PriceTable.Block(2, new Kwh(50), new Vnd(1734)),
            new PriceTable.Block(3, new Kwh(100), new Vnd(2014)),
            new PriceTable.Block(4, new Kwh(100), new Vnd(2536)),
            new PriceTable.Block(5, new Kwh(100), new Vnd(2834)),
            new PriceTable.Block(6, null, new Vnd(2927)));
  }

  @ParameterizedTest(name = "{0} at {1} kV: {2}")
  @CsvSource({
    "PRODUCTION, 0.4, 1685",
    "PRODUCTION, 5.999, 1685",
    "PRODUCTION, 6, 1611",
    "PRODUCTION, 19.9, 1611",
    "PRODUCTION, 20, 1555", // 20 kV counts as 22 kV
    "PRODUCTION, 35, 1555",
    "PRODUCTION, 109.9, 1555",
    "PRODUCTION, 110, 1536",
    "BUSINESS, 110, 2442", // business has no level of its own above 22 kV
    "BUSINESS, 20, 2442",
    "BUSINESS, 10, 2629",
    "BUSINESS, 0.4, 2666"
  })
  void pricesByTheRealSupplyVoltage(String group, BigDecimal supplyKv, long normalVnd) {
    assertThat(book("648-QD-BCT").table(group, supplyKv).flatMap(t -> t.priceIn(TimeOfUse.NORMAL)))
        .contains(new Vnd(normalVnd));
  }

  @Test
  void namesSourceAndConfidenceOfEveryPrice() {
    for (PriceBook book : books.all()) {
      assertThat(book.source()).contains("Decision " + book.decision());
      assertThat(book.rows()).allSatisfy(row -> assertThat(row.source()).isNotBlank());
    }
    List<PriceRow> retail =
        book("648-QD-BCT").rows().stream()
            .filter(row -> !row.customerGroup().startsWith("WHOLESALE"))
            .toList();
    assertThat(retail).allSatisfy(r -> assertThat(r.confidence()).isEqualTo(Confidence.HIGH));
  }

  private PriceBook book(String id) {
    return books.find(id).orElseThrow();
  }
}
