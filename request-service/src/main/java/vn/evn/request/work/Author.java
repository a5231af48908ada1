package vn.evn.request.work;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestChange;

/**
 * Who changes a request.
 *
 * @param actor as the history and the events name him
 * @param roles of the token; empty for a change by an event
 * @param automatic whether no person decided it
 */
public record Author(RequestChange.Actor actor, Set<String> roles, boolean automatic) {
  /** The suite itself, on behalf of an event. */
  public static final Author SYSTEM =
      new Author(new RequestChange.Actor("system", null, null), Set.of(), true);

  @Nullable String rolesText() {
    return roles.isEmpty() ? null : String.join(",", new TreeSet<>(roles));
  }
}
