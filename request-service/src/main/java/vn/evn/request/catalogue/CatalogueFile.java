package vn.evn.request.catalogue;

/**
 * A data file of the catalogue.
 *
 * @param name file name without its folder, {@code <code>-<version>.json}
 * @param content its text
 */
record CatalogueFile(String name, String content) {
  static final String SUFFIX = ".json";

  /** What the file has to speak of, by its name. */
  String title() {
    return name.substring(0, name.length() - SUFFIX.length());
  }
}
