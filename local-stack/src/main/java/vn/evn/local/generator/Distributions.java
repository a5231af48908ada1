package vn.evn.local.generator;

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
import java.util.SplittableRandom;

/** How customers and their use are distributed; see {@code distributions.csv}. Whole numbers. */
public final class Distributions {
  private static final String FILE = "/generator/distributions.csv";
  private static final int ALL = 10_000;

  private final Map<String, List<Part>> parts = new LinkedHashMap<>();
  private final List<Group> groups = new ArrayList<>();

  /** So many of 10,000 are in a range. */
  record Part(int of10000, long from, long to) {}

  /** So many of 10,000 customers are of a group. */
  record Group(String name, int of10000) {}

  private Distributions() {}

  /**
   * Reads what is built in.
   *
   * @throws IllegalStateException if the parts of a class are not 10,000
   */
  public static Distributions load() {
    Distributions all = new Distributions();
    try (InputStream in = Distributions.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not there");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          all.take(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    all.check();
    return all;
  }

  private void take(String line) {
    String[] cells = line.split(",", 6);
    int of10000 = Integer.parseInt(cells[2]);
    if (cells[0].equals("group")) {
      groups.add(new Group(cells[1], of10000));
    } else {
      parts
          .computeIfAbsent(cells[0] + " " + cells[1], name -> new ArrayList<>())
          .add(new Part(of10000, Long.parseLong(cells[3]), Long.parseLong(cells[4])));
    }
  }

  private void check() {
    parts.forEach(
        (name, list) -> {
          if (list.stream().mapToInt(Part::of10000).sum() != ALL) {
            throw new IllegalStateException("the parts of " + name + " are not " + ALL);
          }
        });
    if (groups.stream().mapToInt(Group::of10000).sum() != ALL) {
      throw new IllegalStateException("the groups are not " + ALL);
    }
  }

  /** The groups with their weights. */
  List<Group> groups() {
    return List.copyOf(groups);
  }

  /** Draws a group. */
  String group(SplittableRandom random) {
    int drawn = random.nextInt(ALL);
    for (Group group : groups) {
      drawn -= group.of10000();
      if (drawn < 0) {
        return group.name();
      }
    }
    throw new IllegalStateException("the groups were checked");
  }

  /**
   * Draws a number of a class.
   *
   * @param name kind and class as in the file, for example "use RESIDENTIAL"
   */
  public long draw(String name, SplittableRandom random) {
    List<Part> list = parts.getOrDefault(name, List.of());
    int drawn = random.nextInt(ALL);
    for (Part part : list) {
      drawn -= part.of10000();
      if (drawn < 0) {
        return part.from() == part.to() ? part.from() : random.nextLong(part.from(), part.to() + 1);
      }
    }
    throw new IllegalStateException("there is no class " + name);
  }
}
