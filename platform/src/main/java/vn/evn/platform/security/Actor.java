package vn.evn.platform.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the present HTTP request, read from the verified token. */
@RequestScoped
public class Actor {
  private final JsonWebToken token;

  @Inject
  Actor(JsonWebToken token) {
    this.token = token;
  }

  /** Stable identifier of the caller. */
  public String subject() {
    return text("sub").orElse("unknown");
  }

  /** Name to be shown in a history; the subject where the token has no name. */
  public String name() {
    return text("name").orElseGet(this::subject);
  }

  /** Job title, if the token tells it. */
  public Optional<String> position() {
    return text("position");
  }

  /** Code of the power unit of the caller, if the token tells it. */
  public Optional<String> unit() {
    return text("unit");
  }

  /** The channel that a caller with role {@code channel} speaks for, if the token tells it. */
  public Optional<String> channel() {
    return text("channel");
  }

  public Set<String> roles() {
    Set<String> groups = token.getGroups();
    return groups == null ? Set.of() : groups;
  }

  public boolean has(String role) {
    return roles().contains(role);
  }

  private Optional<String> text(String claim) {
    Object value = token.getClaim(claim);
    return value == null ? Optional.empty() : Optional.of(value.toString());
  }
}
