package vn.evn.portal.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.application.Application;
import vn.evn.platform.document.ContentType;
import vn.evn.platform.document.DocumentStore;
import vn.evn.platform.document.StoredDocument;
import vn.evn.platform.problem.Problem;
import vn.evn.platform.problem.ProblemException;
import vn.evn.portal.PortalConfig;
import vn.evn.portal.dossier.DraftIntake;
import vn.evn.portal.procedure.Procedure;
import vn.evn.portal.procedure.Procedures;

/** The application of a person who came from the portal. The ticket in the address is the right. */
@Path("/portal/v1/drafts/{ticket}")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entry")
@APIResponse(
    responseCode = "401",
    description = "There is no such ticket, or its time is over",
    content =
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(ref = "#/components/schemas/Problem")))
@APIResponse(
    responseCode = "409",
    description = "The ticket was used, or nothing is taken in for the procedure at present",
    content =
        @Content(
            mediaType = Problem.MEDIA_TYPE,
            schema = @Schema(ref = "#/components/schemas/Problem")))
public class DraftResource {
  private static final int LONGEST_NAME = 300;
  private static final String DRAFT_EXAMPLE =
      """
      {"procedure": "9.990001", "serviceType": "NEW_LV", "variants": ["RESIDENTIAL"],
       "applicant": {"kind": "CITIZEN", "name": "Nguyễn Thị Ví Dụ", "identityEndsWith": "0123",
        "phone": "0900000123", "email": "vidu@vidu.example"},
       "documents": [], "expiresAt": "2026-11-16T08:40:15+07:00"}""";
  private static final String FORM_EXAMPLE =
      """
      {"serviceType": "NEW_LV", "variant": "RESIDENTIAL", "channel": "PORTAL",
       "applicant": {"phone": "0900000123", "email": "vidu@vidu.example"},
       "placeOfUse": {"provinceCode": "01", "districtCode": null, "communeCode": "00004", "detail": "Số 7 phố Ví Dụ"},
       "details": {"purpose": "SINH_HOAT", "phases": 1, "requestedKw": "5.5", "supplyVoltageKv": "0.22"},
       "documents": []}""";
  private static final String SUBMITTED_EXAMPLE =
      """
      {"externalId": "TUCONG-7F0C2B1E4D3A49C8B6A50F1E2D3C4B5A", "serviceType": "NEW_LV", "variant": "RESIDENTIAL",
       "submittedAt": "2026-11-16T08:35:15+07:00"}""";
  private static final String PAPER_EXAMPLE =
      """
      {"id": "0b6a3c1e-7f55-4d0c-9a53-2f1f8a6f0a01", "name": "HopDong.pdf", "type": "application/pdf",
       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "sizeBytes": 48211, "state": "STORED"}""";

  private final Tickets tickets;
  private final Procedures procedures;
  private final DraftIntake intake;
  private final DocumentStore store;
  private final PortalConfig portal;
  private final ObjectMapper json;

  @Inject
  DraftResource(
      Tickets tickets,
      Procedures procedures,
      DraftIntake intake,
      DocumentStore store,
      PortalConfig portal,
      ObjectMapper json) {
    this.tickets = tickets;
    this.procedures = procedures;
    this.intake = intake;
    this.store = store;
    this.portal = portal;
    this.json = json;
  }

  /** What a form needs to know. */
  @Schema(name = "Draft", description = "What a form needs to know of the person and the procedure")
  public record DraftView(
      String procedure,
      String serviceType,
      List<String> variants,
      DraftApplicant applicant,
      List<DocumentReference> documents,
      OffsetDateTime expiresAt) {}

  /** Who is signed on; of the identity only its end is shown. */
  @Schema(name = "DraftApplicant", description = "Who is signed on")
  public record DraftApplicant(
      Applicant.Kind kind,
      String name,
      @Schema(description = "Last digits of the identity number") String identityEndsWith,
      @Schema(nullable = true) @Nullable String phone,
      @Schema(nullable = true) @Nullable String email) {}

  /** An application that was handed in. */
  @Schema(name = "DraftSubmitted", description = "An application that was handed in")
  public record Submitted(
      @Schema(description = "Identifier of the application until it has a dossier code")
          String externalId,
      String serviceType,
      @Schema(nullable = true) @Nullable String variant,
      OffsetDateTime submittedAt) {}

  @GET
  @Operation(
      operationId = "getDraft",
      summary = "Reads what a form needs to know",
      description =
          "Who is signed on, the procedure and its cases, and the papers uploaded so far.")
  @APIResponse(
      responseCode = "200",
      description = "The draft",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DraftView.class),
              examples = @ExampleObject(name = "draft", value = DRAFT_EXAMPLE)))
  public DraftView get(@Parameter(description = "The ticket") @PathParam("ticket") String secret) {
    Tickets.Ticket ticket = usable(tickets.find(secret));
    Procedure procedure = procedures.find(ticket.procedure()).orElseThrow();
    Applicant applicant = ticket.applicant();
    return new DraftView(
        ticket.procedure(),
        procedure.service(),
        DraftIntake.variants(procedure),
        new DraftApplicant(
            applicant.kind(),
            applicant.name(),
            end(Objects.requireNonNull(applicant.identity()).number()),
            applicant.phone(),
            applicant.email()),
        tickets.papers(ticket.hash()),
        ticket.expiresAt());
  }

  private static String end(String number) {
    return number.substring(Math.max(0, number.length() - 4));
  }

  @POST
  @Path("documents")
  @Consumes(MediaType.WILDCARD)
  @Transactional
  @Operation(
      operationId = "uploadDraftDocument",
      summary = "Uploads a paper",
      description =
          "The bytes of one file, 20 MiB at most; its type is found in its content. The application"
              + " names it by the id that is answered.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary"),
              examples = @ExampleObject(name = "bytes", value = "%PDF-1.4")))
  @APIResponse(
      responseCode = "201",
      description = "Stored",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DocumentReference.class),
              examples = @ExampleObject(name = "paper", value = PAPER_EXAMPLE)))
  @APIResponse(
      responseCode = "413",
      description = "The file is too large",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @APIResponse(
      responseCode = "415",
      description = "The type of the file is not accepted",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @APIResponse(
      responseCode = "422",
      description = "The name is missing or too long, or there are too many papers",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Response upload(
      @Parameter(description = "The ticket") @PathParam("ticket") String secret,
      @Parameter(description = "Name of the file", example = "HopDong.pdf") @QueryParam("name")
          @Nullable String name,
      byte @Nullable [] body) {
    Tickets.Ticket ticket = usable(tickets.lock(secret));
    String fileName = name == null ? "" : name.strip();
    if (fileName.isEmpty() || fileName.length() > LONGEST_NAME) {
      throw ProblemException.invalidField(
          "/name", "is required, at most " + LONGEST_NAME + " characters");
    }
    if (tickets.papers(ticket.hash()).size() >= portal.limits().papers()) {
      throw ProblemException.invalidField(
          "/documents", "at most " + portal.limits().papers() + " papers");
    }
    byte[] bytes = body == null ? new byte[0] : body;
    if (bytes.length > portal.limits().paperBytes()) {
      throw new ProblemException(
          Problem.of(
              413,
              "too-large",
              "The file is too large",
              "at most " + portal.limits().paperBytes() + " bytes"));
    }
    String type = ContentType.of(bytes).orElse("");
    if (!portal.limits().types().contains(type)) {
      throw new ProblemException(
          Problem.of(
              415,
              "file-type",
              "The type of the file is not accepted",
              "accepted are " + String.join(", ", portal.limits().types())));
    }
    StoredDocument stored = store.put(bytes);
    DocumentReference paper =
        new DocumentReference(
            UUID.randomUUID().toString(),
            fileName,
            type,
            stored.sha256(),
            stored.sizeBytes(),
            DocumentReference.State.STORED);
    tickets.addPaper(ticket.hash(), paper);
    return Response.status(201).entity(paper).build();
  }

  @POST
  @Path("submit")
  @Consumes(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(
      operationId = "submitDraft",
      summary = "Hands the application in",
      description =
          "The form in canonical shape. Who applies is who signed on: only phone and e-mail may be"
              + " given. The papers are named by the ids of their uploads; the others of the ticket"
              + " are left out. A ticket is good for one application; a refused form leaves it as it"
              + " is.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "form", value = FORM_EXAMPLE)))
  @APIResponse(
      responseCode = "201",
      description = "Handed in",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Submitted.class),
              examples = @ExampleObject(name = "submitted", value = SUBMITTED_EXAMPLE)))
  @APIResponse(
      responseCode = "400",
      description = "Not JSON",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  @APIResponse(
      responseCode = "422",
      description = "Fields are missing or wrong; all are named",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Response submit(
      @Parameter(description = "The ticket") @PathParam("ticket") String secret,
      @Nullable JsonNode form) {
    Tickets.Ticket ticket = usable(tickets.lock(secret));
    Application application =
        intake.takeIn(
            form == null ? json.createObjectNode() : form,
            procedures.find(ticket.procedure()).orElseThrow(),
            ticket.applicant(),
            tickets.papers(ticket.hash()));
    tickets.use(ticket.hash(), application.externalId());
    return Response.status(201)
        .entity(
            new Submitted(
                application.externalId(),
                application.serviceType(),
                application.variant(),
                application.submittedAt()))
        .build();
  }

  private Tickets.Ticket usable(Optional<Tickets.Ticket> found) {
    Tickets.Ticket ticket =
        found.orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        401,
                        "bad-ticket",
                        "The ticket is not good",
                        "Phiên nộp hồ sơ không hợp lệ hoặc đã hết hạn")));
    String externalId = ticket.externalId();
    if (externalId != null) {
      throw ProblemException.conflict(
          "ticket-used",
          "The ticket was used",
          "Hồ sơ đã được nộp",
          Map.of("externalId", externalId));
    }
    EntryResource.checkOpen(procedures, ticket.procedure());
    return ticket;
  }
}
