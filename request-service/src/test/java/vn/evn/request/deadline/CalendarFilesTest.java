package vn.evn.request.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.evn.request.deadline.CalendarDay.Confidence;
import vn.evn.request.deadline.CalendarDay.Kind;

class CalendarFilesTest {
  private static final String YEAR = "# Days of 2030, made up.|# covers: 2030|";
  private static final String HEADER = "date,weekday,kind,name,legal_basis,confidence|";
  private static final String DECISION = "# Made up.|# decision: 1/VD|" + HEADER;

  @Test
  void coverTheYearsThatThereAreFilesFor() {
    DatedCalendar calendar = CalendarFixture.CALENDAR;
    assertThat(calendar.years()).containsExactly(2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
    assertThat(calendar.days()).hasSize(99);
    assertThat(calendar.covers(LocalDate.parse("2027-01-01"))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.parse("2027-01-01"))).isTrue();
  }

  @Test
  void makeUpEachSwappedDay() {
    Map<Integer, Integer> left = new LinkedHashMap<>();
    for (CalendarDay day : CalendarFixture.CALENDAR.days()) {
      // 31 December 2018 was made up in January 2019.
      int year = day.date().plusDays(1).getYear();
      switch (day.kind()) {
        case SWAPPED_OFF -> left.merge(year, 1, Integer::sum);
        case MAKE_UP_WORKDAY -> left.merge(year, -1, Integer::sum);
        default -> {
          // Neither given nor taken.
        }
      }
    }
    assertThat(left).isNotEmpty().allSatisfy((year, days) -> assertThat(days).isZero());
  }

  @ParameterizedTest
  @CsvSource({"LOW, false, false", "MEDIUM, true, false", "HIGH, true, true"})
  void leaveOutWhatIsSourcedWorseThanWanted(
      Confidence lowest, boolean culturalDayWorked, boolean swappedDayWorked) {
    DatedCalendar calendar = CalendarFiles.load(lowest);
    assertThat(calendar.isWorkingDay(LocalDate.parse("2026-11-24"))).isEqualTo(culturalDayWorked);
    assertThat(calendar.isWorkingDay(LocalDate.parse("2026-08-31"))).isEqualTo(swappedDayWorked);
    assertThat(calendar.isWorkingDay(LocalDate.parse("2020-01-23"))).isFalse();
  }

  @Test
  void areTheSameWhenReadFromTheTextThatIsKept() {
    DatedCalendar read = DatedCalendar.parse(CalendarFixture.CALENDAR.text());
    assertThat(read.days()).isEqualTo(CalendarFixture.CALENDAR.days());
    assertThat(read.years()).isEqualTo(CalendarFixture.CALENDAR.years());
    assertThat(read.text()).isEqualTo(CalendarFixture.CALENDAR.text());
    assertThatThrownBy(() -> DatedCalendar.parse("2020-01-01"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void letADecisionStandOverTheFilesBeforeIt() {
    DatedCalendar before = read(YEAR + HEADER + "2030-05-01,Wed,HOLIDAY,Ví dụ,Luật ví dụ,high");
    DatedCalendar after =
        read(
            YEAR + HEADER + "2030-05-01,Wed,HOLIDAY,Ví dụ,Luật ví dụ,high",
            DECISION
                + "2030-05-01,Wed,REVOKED,Ví dụ,1/VD,high|"
                + "2030-05-02,Thu,SWAPPED_OFF,Ví dụ,1/VD,high|"
                + "2030-05-04,Sat,MAKE_UP_WORKDAY,làm bù,1/VD,high");
    assertThat(after.isWorkingDay(LocalDate.parse("2030-05-01"))).isTrue();
    assertThat(after.isWorkingDay(LocalDate.parse("2030-05-02"))).isFalse();
    assertThat(after.isWorkingDay(LocalDate.parse("2030-05-04"))).isTrue();
    assertThat(
            after.differencesTo(
                before, LocalDate.parse("2030-05-01"), LocalDate.parse("2030-05-03")))
        .extracting(CalendarDay::date, CalendarDay::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(LocalDate.parse("2030-05-01"), Kind.REVOKED),
            org.assertj.core.groups.Tuple.tuple(LocalDate.parse("2030-05-02"), Kind.SWAPPED_OFF));
    assertThat(
            before.differencesTo(
                after, LocalDate.parse("2030-05-02"), LocalDate.parse("2030-05-02")))
        .as("named by the calendar that has the entry")
        .extracting(CalendarDay::legalBasis)
        .containsExactly("1/VD");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "2030-05-01,Tue,HOLIDAY,Ví dụ,Luật,high; line 4: 2030-05-01 is a Wed, not a Tue",
        "2030-02-30,Wed,HOLIDAY,Ví dụ,Luật,high; line 4: is no date: 2030-02-30",
        "2030-05-01,Wed,FEAST,Ví dụ,Luật,high; line 4: kind must be one of",
        "2030-05-01,Wed,HOLIDAY,Ví dụ,Luật,sure; line 4: confidence must be one of",
        "2030-05-01,Wed,HOLIDAY,,Luật,high; line 4: needs a name and a legal basis",
        "2030-05-01,Wed,HOLIDAY,Ví dụ,,high; line 4: needs a name and a legal basis",
        "2030-05-01,Wed,HOLIDAY,Ví dụ,Luật; line 4: must have six cells, has 5",
        "2030-05-04,Sat,SWAPPED_OFF,Ví dụ,Luật,high; line 4: SWAPPED_OFF must be from Monday",
        "2030-05-05,Sun,COMPENSATORY_OFF,Ví dụ,Luật,high; line 4: COMPENSATORY_OFF must be",
        "2030-05-01,Wed,MAKE_UP_WORKDAY,Ví dụ,Luật,high; line 4: MAKE_UP_WORKDAY must be a Sat",
        "2031-05-01,Thu,HOLIDAY,Ví dụ,Luật,high; line 4: is no day of 2030",
        "2030-05-01,Wed,REVOKED,Ví dụ,Luật,high; line 4: only a decision takes back a day"
      })
  void nameFileLineAndReasonOfEveryFault(String row, String fault) {
    assertThatThrownBy(() -> read(YEAR + HEADER + row))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("calendar/0.csv, " + fault);
  }

  @Test
  void nameAllFaultsAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    "date,weekday",
                    YEAR
                        + HEADER
                        + "2030-05-02,Thu,HOLIDAY,A,Luật,high|"
                        + "2030-05-01,Wed,HOLIDAY,A,Luật,high",
                    YEAR + HEADER + "2030-05-02,Thu,HOLIDAY,A,Luật,high",
                    "# Made up.|" + HEADER))
        .hasMessageContaining("calendar/0.csv, line 1: must be a comment")
        .hasMessageContaining("calendar/0.csv, line 1: must be the heading")
        .hasMessageContaining("calendar/1.csv, line 5: days must rise")
        .hasMessageContaining("calendar/2.csv, line 2: another file covers 2030")
        .hasMessageContaining("calendar/2.csv, line 4: another file names 2030-05-02")
        .hasMessageContaining("calendar/3.csv: says neither");
    assertThatCode(() -> read(YEAR + HEADER)).doesNotThrowAnyException();
  }

  private static DatedCalendar read(String... files) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    for (String file : files) {
      lines.put(lines.size() + ".csv", new ArrayList<>(List.of(file.split("\\|"))));
    }
    return CalendarFiles.read(lines, Confidence.LOW);
  }
}
