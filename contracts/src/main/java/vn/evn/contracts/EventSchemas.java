package vn.evn.contracts;

/** Which JSON Schema the data of an event follows. The files lie under {@code schemas/}. */
public final class EventSchemas {
  private static final String URN = "urn:evn:schema:";

  private EventSchemas() {}

  /** The {@code dataschema} of an event type. Types that share their data share the schema. */
  public static String of(String eventType) {
    return URN + nameOf(eventType);
  }

  /** The name of the schema file of an event type, without {@code .json}. */
  static String nameOf(String eventType) {
    if (eventType.startsWith("vn.evn.request.")) {
      return "vn.evn.request.changed.v1";
    }
    if (eventType.startsWith("vn.evn.bill.")) {
      return "vn.evn.bill.facts.v1";
    }
    return eventType;
  }
}
