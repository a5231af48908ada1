package vn.evn.billing.tariff;

/**
 * A place in a data file, for messages.
 *
 * @param file name of the file
 * @param line line in it, from 1; 0 for the file as a whole
 */
public record DataPlace(String file, int line) {
  /** A refusal of what stands there. */
  public InvalidDataFile fault(String reason) {
    return new InvalidDataFile(file, line, reason);
  }
}
