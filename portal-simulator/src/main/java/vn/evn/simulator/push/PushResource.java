package vn.evn.simulator.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.simulator.dossier.DossierView;
import vn.evn.simulator.problem.Problem;
import vn.evn.simulator.problem.Problem.FieldFault;
import vn.evn.simulator.problem.ProblemException;

/** What a citizen does on the portal, which the portal then pushes to the agency. */
@Path("/api/v1/dossiers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Portal acts", description = "Makes the portal push something to portal-adapter")
@APIResponse(
    responseCode = "500",
    description = "The request failed",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class PushResource {
  private final Pushes pushes;
  private final Messages messages;

  PushResource(Pushes pushes, Messages messages) {
    this.pushes = pushes;
    this.messages = messages;
  }

  @POST
  @Operation(
      operationId = "handInApplication",
      summary = "Hands in an application",
      description =
          "Fills the template of a procedure with a fictitious applicant, or takes a whole body;"
              + " allots the dossier code; pushes the application to portal-adapter. The answer"
              + " tells what portal-adapter said, or that it did not answer: the dossier is kept"
              + " either way.")
  @APIResponse(
      responseCode = "200",
      description = "Handed in and pushed",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Pushed.class),
              examples = @ExampleObject(name = "stored", value = PushExamples.PUSHED)))
  @APIResponse(
      responseCode = "400",
      description = "Unreadable",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "Unknown procedure, or not exactly one of procedure and body",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "503",
      description = "No token, or no room; nothing was handed in",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Pushed handIn(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = NewDossier.class),
                      examples = {
                        @ExampleObject(name = "procedure", value = PushExamples.BY_PROCEDURE),
                        @ExampleObject(name = "body", value = PushExamples.BY_BODY)
                      }))
          @Nullable NewDossier wish) {
    check(wish);
    NewDossier checked = Objects.requireNonNull(wish);
    ObjectNode body = checked.body();
    if (body != null) {
      String given = body.path("MaHoSo").asText("");
      String code = given.isBlank() ? pushes.allotCode() : given.strip();
      ObjectNode whole = given.isBlank() ? body.deepCopy().put("MaHoSo", code) : body;
      return Pushed.of(code, pushes.submit(code, whole).join());
    }
    String procedure = Objects.requireNonNull(checked.procedure());
    String code = pushes.allotCode();
    Long seed = checked.seed();
    ObjectNode application =
        pushes.application(procedure, code, seed == null ? code.hashCode() : seed);
    if (checked.fields() != null) {
      application.setAll(checked.fields());
    }
    application.put("MaHoSo", code);
    return Pushed.of(code, pushes.submit(code, application).join());
  }

  private void check(@Nullable NewDossier wish) {
    if (wish == null || (wish.procedure() == null) == (wish.body() == null)) {
      throw ProblemException.invalidField("/procedure", "give either procedure or body");
    }
    List<FieldFault> faults = new ArrayList<>();
    if (wish.body() != null) {
      if (wish.fields() != null || wish.seed() != null) {
        faults.add(new FieldFault("/body", "fields and seed go with procedure only"));
      }
      if (wish.body().path("MaHoSo").asText("").length() > 64) {
        faults.add(new FieldFault("/body/MaHoSo", "must have 64 characters at most"));
      }
    } else if (!pushes.isKnown(Objects.requireNonNull(wish.procedure()))) {
      faults.add(new FieldFault("/procedure", "no such procedure"));
    }
    if (!faults.isEmpty()) {
      throw ProblemException.invalidFields(faults);
    }
  }

  @POST
  @Path("{MaHoSo}/supplements")
  @Operation(
      operationId = "sendSupplement",
      summary = "Sends a supplement or amendment",
      description = "Pushes NhanHoSoBoSung with new values and papers of a dossier handed in here.")
  @APIResponse(
      responseCode = "200",
      description = "Pushed",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Pushed.class),
              examples = @ExampleObject(name = "stored", value = PushExamples.PUSHED)))
  @APIResponse(
      responseCode = "400",
      description = "Unreadable",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "404",
      description = "No such dossier was handed in here",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "A field is wrong",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "503",
      description = "No token; nothing was sent",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Pushed supplement(
      @Parameter(description = "Dossier code", example = "Z99.05-261116-0007") @PathParam("MaHoSo")
          String code,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Supplement.class),
                      examples =
                          @ExampleObject(name = "capacity", value = PushExamples.SUPPLEMENT)))
          @Nullable Supplement wish) {
    Supplement checked = wish == null ? new Supplement(null, null, null, null) : wish;
    String updating = checked.isUpdating();
    if (updating != null && !updating.equals("True") && !updating.equals("False")) {
      throw ProblemException.invalidField("/isUpdating", "must be True or False");
    }
    if (checked.taiLieu() != null && checked.taiLieu().size() > Supplement.MOST_PAPERS) {
      throw ProblemException.invalidField(
          "/taiLieu", "must be " + Supplement.MOST_PAPERS + " papers at most");
    }
    DossierView dossier = pushes.handedIn(code);
    ObjectNode message =
        messages.supplement(dossier.code(), Objects.requireNonNull(dossier.application()), checked);
    return push(dossier, Messages.SUPPLEMENT, message);
  }

  @POST
  @Path("{MaHoSo}/withdrawals")
  @Operation(
      operationId = "sendWithdrawal",
      summary = "Asks to withdraw a dossier",
      description = "Pushes NhanYeuCauRutHoSo for a dossier handed in here.")
  @APIResponse(
      responseCode = "200",
      description = "Pushed",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Pushed.class),
              examples = @ExampleObject(name = "stored", value = PushExamples.PUSHED)))
  @APIResponse(
      responseCode = "400",
      description = "Unreadable",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "404",
      description = "No such dossier was handed in here",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "503",
      description = "No token; nothing was sent",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Pushed withdraw(
      @Parameter(description = "Dossier code", example = "Z99.05-261116-0007") @PathParam("MaHoSo")
          String code,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Withdrawal.class),
                      examples = @ExampleObject(name = "reason", value = PushExamples.WITHDRAWAL)))
          @Nullable Withdrawal wish) {
    DossierView dossier = pushes.handedIn(code);
    Withdrawal checked = wish == null ? new Withdrawal(null) : wish;
    return push(dossier, Messages.WITHDRAWAL, messages.withdrawal(dossier.code(), checked));
  }

  @POST
  @Path("{MaHoSo}/payment-lookups")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "lookUpPayment",
      summary = "Asks the agency what is to be paid",
      description =
          "Pushes a payment look-up; reply.error_code 1 = an amount is due (reply.message is the"
              + " receipt), 0 = nothing is due, -1 = the agency does not know the dossier.")
  @APIResponse(
      responseCode = "200",
      description = "Asked",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Pushed.class),
              examples = @ExampleObject(name = "nothing due", value = PushExamples.LOOKED_UP)))
  @APIResponse(
      responseCode = "404",
      description = "No such dossier was handed in here",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "503",
      description = "No token; nothing was sent",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Pushed lookUpPayment(
      @Parameter(description = "Dossier code", example = "Z99.05-261116-0007") @PathParam("MaHoSo")
          String code) {
    DossierView dossier = pushes.handedIn(code);
    return Pushed.of(
        dossier.code(),
        pushes
            .push(
                dossier.code(),
                Pushes.PAYMENT_LOOKUP,
                Pushes.PAYMENT_LOOKUP,
                messages.paymentLookup(dossier.code()))
            .join());
  }

  private Pushed push(DossierView dossier, String service, ObjectNode message) {
    return Pushed.of(
        dossier.code(), pushes.push(dossier.code(), Pushes.MESSAGES, service, message).join());
  }
}
