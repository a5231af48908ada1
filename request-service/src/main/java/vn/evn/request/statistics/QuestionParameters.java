package vn.evn.request.statistics;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.time.BusinessTime;

/** The parameters that questions about a span of months have in common. */
public class QuestionParameters {
  /** Enough to compare a month with the same of the year before. */
  static final int MOST_MONTHS = 13;

  @Parameter(
      description = "month, channel, channel-group, service or unit",
      example = "service",
      required = true)
  @QueryParam("by")
  @Nullable String by;

  @Parameter(description = "First month, yyyy-MM; default: the last", example = "2026-10")
  @QueryParam("from")
  @Nullable String from;

  @Parameter(description = "Last month, yyyy-MM; default: the present", example = "2026-11")
  @QueryParam("to")
  @Nullable String to;

  @Parameter(description = "One channel alone", example = "PORTAL")
  @QueryParam("channel")
  @Nullable String channel;

  @Parameter(
      description = "These groups of channels alone: ONLINE, CUSTOMER_CENTRE, COUNTER; repeatable",
      example = "ONLINE")
  @QueryParam("channelGroup")
  @Nullable List<String> channelGroups;

  @Parameter(description = "One service alone", example = "NEW_LV")
  @QueryParam("serviceType")
  @Nullable String serviceType;

  @Parameter(description = "One power unit alone", example = "PD0100")
  @QueryParam("unit")
  @Nullable String unit;

  @Parameter(description = "Where the page before ended")
  @QueryParam("cursor")
  @Nullable String cursor;

  @Parameter(description = "Most entries, 1 to 200")
  @QueryParam("limit")
  @DefaultValue("200")
  int limit;

  Dimension dimension() {
    return Dimension.ofApiName(by == null ? "" : by);
  }

  /**
   * The question.
   *
   * @throws ProblemException 422 naming every parameter that is not valid
   */
  Question question(Clock clock) {
    List<FieldError> faults = new ArrayList<>();
    YearMonth last = to == null ? now(clock) : month("/to", to, faults);
    YearMonth first = from == null ? last : month("/from", from, faults);
    if (faults.isEmpty()
        && (first.isAfter(last) || first.plusMonths(MOST_MONTHS).isBefore(last.plusMonths(1)))) {
      faults.add(
          new FieldError("/from", "must be 0 to " + (MOST_MONTHS - 1) + " months before to"));
    }
    List<String> channels = channels(faults);
    if (!faults.isEmpty()) {
      throw ProblemException.invalidFields(faults);
    }
    return new Question(first, last, channels, serviceType, unit);
  }

  private List<String> channels(List<FieldError> faults) {
    List<String> groups = channelGroups == null ? List.of() : channelGroups;
    if (channel != null && !groups.isEmpty()) {
      faults.add(new FieldError("/channelGroup", "cannot be asked for beside channel"));
    }
    List<String> channels = new ArrayList<>();
    if (channel != null) {
      oneOf("/channel", channel, Channel.values(), faults);
      channels.add(channel);
    }
    for (String group : groups) {
      if (oneOf("/channelGroup", group, ChannelGroup.values(), faults)) {
        channels.addAll(ChannelGroup.valueOf(group).channels());
      }
    }
    return channels;
  }

  private static boolean oneOf(
      String pointer, String name, Enum<?>[] values, List<FieldError> faults) {
    boolean known = Arrays.stream(values).map(Enum::name).anyMatch(name::equals);
    if (!known) {
      faults.add(new FieldError(pointer, "must be one of " + Arrays.toString(values)));
    }
    return known;
  }

  static YearMonth now(Clock clock) {
    return YearMonth.now(clock.withZone(BusinessTime.ZONE));
  }

  private static YearMonth month(String pointer, String text, List<FieldError> faults) {
    try {
      YearMonth month = YearMonth.parse(text);
      if (month.getYear() >= 1 && month.getYear() <= 9_999) {
        return month;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    faults.add(new FieldError(pointer, "must be of the form yyyy-MM"));
    return YearMonth.of(2000, 1);
  }

  /**
   * One month.
   *
   * @throws ProblemException 422 if there is none
   */
  static YearMonth required(@Nullable String month) {
    List<FieldError> faults = new ArrayList<>();
    YearMonth found = month("/month", month == null ? "" : month, faults);
    if (!faults.isEmpty()) {
      throw ProblemException.invalidField("/month", "is required, in the form yyyy-MM");
    }
    return found;
  }
}
