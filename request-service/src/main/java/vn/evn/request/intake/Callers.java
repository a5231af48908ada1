package vn.evn.request.intake;

import vn.evn.contracts.request.RequestChange;
import vn.evn.platform.security.Actor;
import vn.evn.request.work.Author;

/** Callers as the history names them. */
final class Callers {
  private Callers() {}

  static Author author(Actor actor) {
    return new Author(
        new RequestChange.Actor(
            actor.name(), actor.position().orElse(null), actor.unit().orElse(null)),
        actor.roles(),
        false);
  }
}
