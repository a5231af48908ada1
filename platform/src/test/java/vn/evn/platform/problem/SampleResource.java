package vn.evn.platform.problem;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.evn.platform.security.Actor;
import vn.evn.platform.security.Roles;

/** Endpoints that fail in every way the suite knows. */
@Path("/sample")
public class SampleResource {
  private final DataSource dataSource;
  private final Actor actor;

  @Inject
  SampleResource(DataSource dataSource, Actor actor) {
    this.dataSource = dataSource;
    this.actor = actor;
  }

  /** A body with rules. */
  public record Sample(
      @NotNull @Nullable String name, @Min(0) long amount, @Valid List<@Valid Part> parts) {}

  /** A part of the body with a rule. */
  public record Part(@Min(1) int count) {}

  @POST
  @PermitAll
  public Sample echo(@NotNull @Valid Sample sample) {
    return sample;
  }

  @GET
  @Path("officer")
  @RolesAllowed(Roles.OFFICER)
  public String officer() {
    return actor.name() + " of " + actor.unit().orElse("nowhere");
  }

  @GET
  @Path("forgotten")
  public String forgotten() {
    return "an endpoint without a word about roles";
  }

  @GET
  @Path("conflict")
  @PermitAll
  public String conflict() {
    throw ProblemException.conflict(
        "stale-version", "It changed meanwhile", "Read it again", Map.of("version", 7));
  }

  @GET
  @Path("failure")
  @PermitAll
  public String failure() {
    throw new IllegalStateException("secret of the inside");
  }

  @GET
  @Path("kept/{name}")
  @PermitAll
  public String kept(@PathParam("name") String name, @QueryParam("text") @Nullable String text) {
    return name + " " + text;
  }

  @GET
  @Path("unstorable")
  @PermitAll
  public boolean unstorable() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      return statement.execute("SELECT convert_from('\\x00'::bytea, 'UTF8')");
    }
  }

  @POST
  @Path("tree")
  @PermitAll
  public JsonNode tree(JsonNode tree) {
    return tree;
  }

  @POST
  @Path("bytes")
  @Consumes(MediaType.WILDCARD)
  @PermitAll
  public int bytes(byte[] bytes) {
    return bytes.length;
  }

  @GET
  @Path("database")
  @PermitAll
  public String database() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      return String.valueOf(statement.execute("SELECT 1"));
    }
  }
}
