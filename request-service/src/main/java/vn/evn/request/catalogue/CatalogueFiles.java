package vn.evn.request.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the data files: there is no list of them, so that a new service is a new file alone. */
final class CatalogueFiles {
  static final String FOLDER = "services";

  private CatalogueFiles() {}

  /** The files of the class path, by name. */
  static List<CatalogueFile> ofClassPath() {
    List<CatalogueFile> files = new ArrayList<>();
    try {
      Enumeration<URL> folders = CatalogueFiles.class.getClassLoader().getResources(FOLDER);
      while (folders.hasMoreElements()) {
        files.addAll(in(folders.nextElement().toURI()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the folder " + FOLDER, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a resource has no address", e);
    }
    files.sort(Comparator.comparing(CatalogueFile::name));
    return files;
  }

  /**
   * The files of a folder, by name.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  static List<CatalogueFile> in(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<CatalogueFile> files = new ArrayList<>();
      for (Path entry : entries.sorted().toList()) {
        String name = String.valueOf(entry.getFileName());
        if (name.endsWith(CatalogueFile.SUFFIX)) {
          files.add(new CatalogueFile(name, Files.readString(entry)));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the folder " + folder, e);
    }
  }

  private static List<CatalogueFile> in(URI folder) throws IOException {
    if (!"jar".equals(folder.getScheme())) {
      return in(Path.of(folder));
    }
    // The packaged service: the folder lies in a JAR.
    try (FileSystem jar = FileSystems.newFileSystem(jarOf(folder), Map.of())) {
      return in(jar.getPath(FOLDER));
    }
  }

  private static Path jarOf(URI folder) {
    String address = folder.getSchemeSpecificPart();
    return Path.of(URI.create(address.substring(0, address.indexOf("!/"))));
  }
}
