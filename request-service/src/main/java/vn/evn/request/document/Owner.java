package vn.evn.request.document;

import org.jspecify.annotations.Nullable;
import vn.evn.platform.security.Actor;

/**
 * Whose a document is: of the channel that the token speaks for, else of the subject itself.
 *
 * @param subject of the token
 * @param channel of the token; null if it tells none
 */
public record Owner(String subject, @Nullable String channel) {
  /** The caller. */
  public static Owner of(Actor actor) {
    return new Owner(actor.subject(), actor.channel().orElse(null));
  }
}
