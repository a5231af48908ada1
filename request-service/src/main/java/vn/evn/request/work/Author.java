package vn.evn.request.work;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Channel;
import vn.evn.contracts.request.RequestChange;

/**
 * Who changes a request.
 *
 * @param actor as the history and the events name him
 * @param roles of the token; empty for a change by an event
 * @param automatic whether no person decided it
 * @param channel by which way it came; null for the work of the power company itself
 */
public record Author(
    RequestChange.Actor actor, Set<String> roles, boolean automatic, @Nullable Channel channel) {
  /** The suite itself, on behalf of an event. */
  public static final Author SYSTEM =
      new Author(new RequestChange.Actor("system", null, null), Set.of(), true);

  /** Somebody for whom it is not told by which way a change came. */
  public Author(RequestChange.Actor actor, Set<String> roles, boolean automatic) {
    this(actor, roles, automatic, null);
  }

  /** The same, for a change that came by a way. */
  public Author through(@Nullable Channel way) {
    return new Author(actor, roles, automatic, way);
  }

  @Nullable String rolesText() {
    return roles.isEmpty() ? null : String.join(",", new TreeSet<>(roles));
  }
}
