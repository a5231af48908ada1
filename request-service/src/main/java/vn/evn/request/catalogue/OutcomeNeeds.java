package vn.evn.request.catalogue;

import java.util.List;
import vn.evn.contracts.reading.MeterReading;

/**
 * What a step that changes billing has to tell it.
 *
 * @param servicePoint whether the facts of the service point have to be told
 * @param readings kinds of reading of which one each has to be told
 * @param corrections whether corrections of earlier bills have to be told
 */
public record OutcomeNeeds(
    boolean servicePoint, List<MeterReading.Kind> readings, boolean corrections) {

  /** Copies the kinds; absent ones are none. */
  public OutcomeNeeds {
    readings = readings == null ? List.of() : List.copyOf(readings);
  }
}
