package vn.evn.simulator.face;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.evn.simulator.problem.Problem;

/**
 * The three addresses of the face. The true outward paths are in no public source, so that these
 * are our own choice; others are configured and lead here, see {@link FaceRoutes}.
 *
 * <p>A business result is always HTTP 200 with an error_code (contract §1.3).
 */
@Path("/mapi")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Portal face", description = "What an agency calls; always HTTP 200 with error_code")
@APIResponse(
    responseCode = "415",
    description = "Content-Type is not application/json",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class FaceResource {
  static final String LOGIN = "/mapi/login";
  static final String INTEGRATION = "/mapi/integration";
  static final String SHARE = "/mapi/share";

  private final AdapterCalls calls;
  private final Answers answers;

  FaceResource(AdapterCalls calls, Answers answers) {
    this.calls = calls;
    this.answers = answers;
  }

  @POST
  @Path("login")
  @Blocking
  @Operation(
      operationId = "login",
      summary = "Opens a session",
      description = "The session is a field of every later call and ends after ten minutes.")
  @APIResponse(
      responseCode = "200",
      description = "error_code 0 and the session, or -1",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Reply.class),
              examples = @ExampleObject(name = "opened", value = FaceExamples.LOGIN_REPLY)))
  @APIResponse(responseCode = "500", description = "Only as a fault that was asked for")
  public Uni<Response> login(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Credentials.class),
                      examples = @ExampleObject(name = "credentials", value = FaceExamples.LOGIN)))
          String body,
      @Context HttpServerRequest request) {
    return answers.of(calls.login(body), request);
  }

  @POST
  @Path("integration")
  @Blocking
  @Operation(
      operationId = "callIntegration",
      summary = "Calls a service that writes or looks up dossiers",
      description =
          "service is DongBoHoSoMC (create or replace whole dossiers), CapNhatTienDoHoSoMC (add"
              + " steps), DongBoTrangThaiHoSo (state of a dossier born on the portal),"
              + " DongBoDanhGia (ratings of a month), TraCuuHoSo (is a dossier known, with its"
              + " steps), DanhSachHoSo (what was handed in between ngayNhan1 and ngayNhan2) or"
              + " LayThuTuc (a procedure, by maTTHC). A message is done wholly or not at all; the"
              + " text of a refusal names every field at fault.")
  @APIResponse(
      responseCode = "200",
      description = "error_code 0, or -1 with the faults",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Reply.class),
              examples = {
                @ExampleObject(name = "done", value = FaceExamples.DONE),
                @ExampleObject(name = "refused", value = FaceExamples.REFUSED)
              }))
  @APIResponse(responseCode = "500", description = "Only as a fault that was asked for")
  public Uni<Response> integration(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Envelope.class),
                      examples = {
                        @ExampleObject(name = "steps", value = FaceExamples.STEPS),
                        @ExampleObject(name = "look-up", value = FaceExamples.LOOK_UP)
                      }))
          String body,
      @Context HttpServerRequest request) {
    return answers.of(calls.call(Endpoint.INTEGRATION, body), request);
  }

  @POST
  @Path("share")
  @Blocking
  @Operation(
      operationId = "callShare",
      summary = "Calls a service that reads a catalogue",
      description =
          "service is LayDanhSachTTHC (all procedures), LayDanhMucLinhVuc, LayDanhMucCoQuan or"
              + " LayDanhMucDoiTuong.")
  @APIResponse(
      responseCode = "200",
      description = "error_code 0 and the result, or -1",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Reply.class),
              examples = @ExampleObject(name = "procedures", value = FaceExamples.PROCEDURES)))
  @APIResponse(responseCode = "500", description = "Only as a fault that was asked for")
  public Uni<Response> share(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Envelope.class),
                      examples = @ExampleObject(name = "procedures", value = FaceExamples.LIST)))
          String body,
      @Context HttpServerRequest request) {
    return answers.of(calls.call(Endpoint.SHARE, body), request);
  }
}
