package vn.evn.request.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.Topics;
import vn.evn.contracts.notification.NotificationRequested;
import vn.evn.contracts.notification.NotificationRequested.RatingLink;
import vn.evn.contracts.notification.NotificationRequested.Way;
import vn.evn.contracts.request.RequestEvents;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.contracts.request.RequestState;
import vn.evn.platform.event.Events;
import vn.evn.platform.event.OutgoingEvent;
import vn.evn.platform.outbox.Outbox;
import vn.evn.platform.time.BusinessTime;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.notification.NotificationTemplate.Edition;
import vn.evn.request.notification.NotificationTemplate.Texts;
import vn.evn.request.rating.RatingLinks;
import vn.evn.request.work.ChangeListener;
import vn.evn.request.work.RecordedChange;
import vn.evn.request.work.Services;

/**
 * Puts what applicants are to be told into the outbox, in the transaction of the change that it
 * tells of: told exactly when it is true. Who left neither phone nor e-mail is not told.
 */
@ApplicationScoped
class Notifier implements ChangeListener {
  private final NotificationTemplates templates;
  private final ServiceCatalogue catalogue;
  private final RatingLinks links;
  private final Events events;
  private final Outbox outbox;

  @Inject
  Notifier(
      NotificationTemplates templates,
      ServiceCatalogue catalogue,
      RatingLinks links,
      Events events,
      Outbox outbox) {
    this.templates = templates;
    this.catalogue = catalogue;
    this.links = links;
    this.events = events;
    this.outbox = outbox;
  }

  @Override
  public void changed(List<RecordedChange> changes) {
    List<OutgoingEvent> notifications = new ArrayList<>();
    for (RecordedChange change : changes) {
      notification(change)
          .ifPresent(
              told ->
                  notifications.add(
                      events.of(
                          Topics.NOTIFICATIONS,
                          NotificationRequested.TYPE,
                          told.requestCode(),
                          told)));
    }
    if (!notifications.isEmpty()) {
      outbox.appendAll(notifications);
    }
  }

  private Optional<NotificationRequested> notification(RecordedChange change) {
    String about = change.eventType();
    Optional<NotificationTemplate> template =
        about == null ? Optional.empty() : templates.of(about);
    Applicant applicant = change.request().applicant();
    List<Way> ways = Recipients.waysTo(applicant, change.request().channel());
    if (template.isEmpty() || ways.isEmpty() || isOfOurOwn(change)) {
      return Optional.empty();
    }
    LocalDate day = change.change().at().atZoneSameInstant(BusinessTime.ZONE).toLocalDate();
    return template
        .get()
        .on(day)
        .map(edition -> notification(change, template.get(), edition, ways));
  }

  private NotificationRequested notification(
      RecordedChange change, NotificationTemplate template, Edition edition, List<Way> ways) {
    RequestSnapshot request = change.request();
    ServiceDefinition service = Services.of(catalogue, change.after());
    RatingLink link = endsWell(change) ? links.issue(request.code()).orElse(null) : null;
    return new NotificationRequested(
        request.code(),
        request.version(),
        template.about(),
        template.name(),
        edition.validFrom(),
        new NotificationRequested.Recipient(
            request.applicant().phone(), request.applicant().email()),
        ways,
        text(edition.vi(), Values.vietnamese(change, service, link)),
        text(edition.en(), Values.english(change, service, link)),
        link);
  }

  private static NotificationRequested.Text text(Texts texts, Map<String, String> values) {
    return new NotificationRequested.Text(
        new TextPattern(texts.subject()).render(values),
        new TextPattern(texts.body()).render(values));
  }

  /**
   * Whether dates moved that were promised to nobody outside, such as that of a step, or only how
   * certain a date is.
   */
  private static boolean isOfOurOwn(RecordedChange change) {
    RequestFile before = change.before();
    return RequestEvents.DUE_DATE_CHANGED.equals(change.eventType())
        && before != null
        && isSame(before.request().dueAt(), change.request().dueAt())
        && isSame(before.request().answerDueAt(), change.request().answerDueAt());
  }

  private static boolean isSame(@Nullable OffsetDateTime one, @Nullable OffsetDateTime other) {
    return one == null || other == null ? one == other : one.isEqual(other);
  }

  /** Whether the change completes the request, be it by a correction. */
  private static boolean endsWell(RecordedChange change) {
    return isDone(change.after())
        && !isDone(change.before())
        && (RequestEvents.COMPLETED.equals(change.eventType())
            || RequestEvents.CORRECTED.equals(change.eventType()));
  }

  private static boolean isDone(@Nullable RequestFile file) {
    return file != null
        && (file.request().state() == RequestState.COMPLETED
            || file.request().state() == RequestState.RESULT_RETURNED);
  }
}
