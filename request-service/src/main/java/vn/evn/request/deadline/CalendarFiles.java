package vn.evn.request.deadline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dated files of the calendar: one per year, and one per decision that changes days of a year.
 * What no file says is not made up; a year without a file is not covered.
 */
public final class CalendarFiles {
  private static final String FOLDER = "calendar/";
  private static final String INDEX = "index.txt";

  private CalendarFiles() {}

  /**
   * Reads the files of the class path that {@code calendar/index.txt} names, in its order.
   *
   * @param lowest rows that are sourced worse are left out
   * @throws IllegalStateException naming file, line and reason of every fault
   */
  public static DatedCalendar load(CalendarDay.Confidence lowest) {
    Map<String, List<String>> files = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    for (String name : linesOf(INDEX, faults)) {
      if (!name.isBlank() && !name.startsWith("#") && files.put(name, List.of()) != null) {
        faults.add(FOLDER + INDEX + ": " + name + " stands there twice");
      }
    }
    files.replaceAll((name, none) -> linesOf(name, faults));
    check(faults);
    return read(files, lowest);
  }

  /**
   * Reads a calendar.
   *
   * @param files lines by name of the file; a decision stands over the files before it
   * @param lowest rows that are sourced worse are left out
   * @throws IllegalStateException naming file, line and reason of every fault
   */
  static DatedCalendar read(Map<String, List<String>> files, CalendarDay.Confidence lowest) {
    CalendarReader reader = new CalendarReader();
    files.forEach((name, lines) -> reader.read(FOLDER + name, lines));
    check(reader.faults());
    return reader.calendar(lowest);
  }

  private static void check(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new IllegalStateException("faults in the calendar:\n" + String.join("\n", faults));
    }
  }

  private static List<String> linesOf(String name, List<String> faults) {
    try (@Nullable InputStream in =
        CalendarFiles.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        faults.add(FOLDER + name + ": there is no such file");
        return List.of();
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER + name, e);
    }
  }
}
