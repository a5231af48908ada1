package vn.evn.billing.tariff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file of legal data.
 *
 * @param name where it lies, for messages
 * @param text its whole content
 */
public record DataFile(String name, String text) {
  /**
   * Reads a file from the class path, in UTF-8.
   *
   * @throws InvalidDataFile if it is not there
   */
  public static DataFile fromClassPath(String name) {
    try (InputStream in = DataFile.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new InvalidDataFile(name, 0, "is not on the class path");
      }
      return new DataFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  /**
   * Reads the files that a folder's {@code index.txt} names, one per line. A class path cannot be
   * listed once it is packed, so the folder says itself what belongs to it.
   */
  public static List<DataFile> allInFolder(String folder) {
    return fromClassPath(folder + "/index.txt")
        .text()
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> fromClassPath(folder + "/" + line))
        .toList();
  }

  /** Reads the content as a table with a header. */
  public CsvTable table() {
    return CsvTable.parse(this);
  }
}
