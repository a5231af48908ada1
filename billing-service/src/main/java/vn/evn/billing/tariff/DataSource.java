package vn.evn.billing.tariff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the files of legal data come from. */
public interface DataSource {
  /** What is built into the service. */
  DataSource BUILT_IN =
      new DataSource() {
        @Override
        public DataFile file(String name) {
          return DataFile.fromClassPath(name);
        }

        @Override
        public List<DataFile> allIn(String folder) {
          return DataFile.allInFolder(folder);
        }
      };

  /**
   * One file.
   *
   * @param name with its folder, for example legal-data/vat-rates.csv
   * @throws InvalidDataFile if it is not there
   */
  DataFile file(String name);

  /** Every file of a folder, for example price-books. */
  List<DataFile> allIn(String folder);

  /**
   * What is built in, with what lies in a folder of the operator: a file of the same name takes the
   * place of the built-in one, and every further file below {@code price-books/} and {@code
   * programmes/} is added. So a decree becomes a file, not a release.
   *
   * @throws InvalidDataFile if the folder is not there
   */
  static DataSource withFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidDataFile(folder.toString(), 0, "is not a folder");
    }
    return new DataSource() {
      @Override
      public DataFile file(String name) {
        Path own = folder.resolve(name);
        return Files.isRegularFile(own) ? read(name, own) : BUILT_IN.file(name);
      }

      @Override
      public List<DataFile> allIn(String name) {
        List<DataFile> files = new ArrayList<>();
        BUILT_IN.allIn(name).forEach(builtIn -> files.add(file(builtIn.name())));
        for (Path path : listed(folder.resolve(name))) {
          String own = name + "/" + path.getFileName();
          if (files.stream().noneMatch(file -> file.name().equals(own)) && isData(own)) {
            files.add(read(own, path));
          }
        }
        return files;
      }
    };
  }

  /**
   * What is built in, with single files: a {@code .csv} is a price book, a {@code .json} a
   * programme, unless the name is that of a list under {@code legal-data/} or of the kinds of
   * eligibility, whose place it then takes.
   */
  static DataSource withFiles(List<Path> files) {
    Map<String, DataFile> own = new LinkedHashMap<>();
    for (Path path : files) {
      String name = nameOf(String.valueOf(path.getFileName()));
      own.put(name, read(name, path));
    }
    return new DataSource() {
      @Override
      public DataFile file(String name) {
        DataFile file = own.get(name);
        return file == null ? BUILT_IN.file(name) : file;
      }

      @Override
      public List<DataFile> allIn(String folder) {
        Map<String, DataFile> all = new LinkedHashMap<>();
        BUILT_IN.allIn(folder).forEach(builtIn -> all.put(builtIn.name(), file(builtIn.name())));
        own.forEach(
            (name, file) -> {
              if (name.startsWith(folder + "/") && isData(name)) {
                all.put(name, file);
              }
            });
        return List.copyOf(all.values());
      }
    };
  }

  private static String nameOf(String file) {
    if (file.equals("eligibility-kinds.json")) {
      return "programmes/" + file;
    }
    String list = "legal-data/" + file;
    if (DataSource.class.getClassLoader().getResource(list) != null) {
      return list;
    }
    return (file.endsWith(".json") ? "programmes/" : "price-books/") + file;
  }

  private static boolean isData(String name) {
    return name.startsWith("price-books/")
        ? name.endsWith(".csv")
        : name.endsWith(".json") && !name.endsWith("/eligibility-kinds.json");
  }

  private static List<Path> listed(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  private static DataFile read(String name, Path path) {
    try {
      return new DataFile(name, Files.readString(path, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new InvalidDataFile(name, 0, "cannot be read as UTF-8 text: " + e.getMessage());
    }
  }
}
