package vn.evn.contracts;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.evn.contracts.application.Application;
import vn.evn.contracts.application.ApplicationEvents;
import vn.evn.contracts.application.ApplicationRegistered;
import vn.evn.contracts.application.ApplicationSupplemented;
import vn.evn.contracts.application.PaperSettled;
import vn.evn.contracts.application.PaymentConfirmed;
import vn.evn.contracts.application.VoucherReceived;
import vn.evn.contracts.application.WithdrawalRequested;
import vn.evn.contracts.bill.BillEvents;
import vn.evn.contracts.bill.BillFacts;
import vn.evn.contracts.bill.BillRunClosed;
import vn.evn.contracts.notification.NotificationRequested;
import vn.evn.contracts.reading.MeterReadingTaken;
import vn.evn.contracts.request.RequestChanged;
import vn.evn.contracts.request.RequestEvents;

/** Every event type of the suite with the record of its data. */
final class EventCatalogue {
  private EventCatalogue() {}

  /** Data record by event type. */
  static Map<String, Class<?>> dataByType() {
    Map<String, Class<?>> all = new TreeMap<>();
    all.put(ApplicationEvents.SUBMITTED, Application.class);
    all.put(ApplicationEvents.SUPPLEMENTED, ApplicationSupplemented.class);
    all.put(ApplicationEvents.WITHDRAWAL_REQUESTED, WithdrawalRequested.class);
    all.put(ApplicationEvents.VOUCHER_RECEIVED, VoucherReceived.class);
    all.put(ApplicationEvents.PAYMENT_CONFIRMED, PaymentConfirmed.class);
    all.put(ApplicationEvents.REGISTERED, ApplicationRegistered.class);
    all.put(ApplicationEvents.PAPER_SETTLED, PaperSettled.class);
    all.put(MeterReadingTaken.TYPE, MeterReadingTaken.class);
    all.put(BillRunClosed.TYPE, BillRunClosed.class);
    all.put(NotificationRequested.TYPE, NotificationRequested.class);
    constantsOf(RequestEvents.class).forEach(type -> all.put(type, RequestChanged.class));
    constantsOf(BillEvents.class).forEach(type -> all.put(type, BillFacts.class));
    return all;
  }

  /** The schema file of an event type: types that share their data share the file. */
  static String schemaOf(String type) {
    return EventSchemas.nameOf(type) + ".json";
  }

  static List<String> constantsOf(Class<?> holder) {
    List<String> values = new ArrayList<>();
    for (Field field : holder.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        try {
          values.add((String) field.get(null));
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return values;
  }
}
