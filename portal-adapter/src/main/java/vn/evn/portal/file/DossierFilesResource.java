package vn.evn.portal.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.problem.FieldError;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Roles;
import vn.evn.platform.time.BusinessTime;
import vn.evn.portal.dossier.DossierProcedures;
import vn.evn.portal.message.DossierCode;
import vn.evn.portal.message.PortalTime;
import vn.evn.portal.projection.Projections;

/** The papers of a dossier, each at an address that is good for a short time. */
@Path("/portal/v1/applications/{MaHoSo}/files")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.PORTAL)
@Tag(name = "Files")
public class DossierFilesResource {
  private static final int MOST = 100;

  private final Projections projections;
  private final DossierProcedures dossiers;
  private final SignedFiles files;

  @Inject
  DossierFilesResource(Projections projections, DossierProcedures dossiers, SignedFiles files) {
    this.projections = projections;
    this.dossiers = dossiers;
    this.files = files;
  }

  /**
   * A page of papers.
   *
   * @param next where the next page begins; null on the last
   */
  @Schema(name = "DossierFiles")
  public record DossierFiles(
      @JsonProperty("MaHoSo") @Schema(name = "MaHoSo") String dossier,
      @JsonProperty("TaiLieu") @Schema(name = "TaiLieu") List<DossierFile> papers,
      @Schema(nullable = true) @Nullable String next) {
    /** Copies the list. */
    public DossierFiles {
      papers = List.copyOf(papers);
    }
  }

  /** A paper that was handed in, or a result. */
  @Schema(name = "DossierFile")
  public record DossierFile(
      @JsonProperty("TepDinhKemId") @Schema(name = "TepDinhKemId") String id,
      @JsonProperty("TenTepDinhKem") @Schema(name = "TenTepDinhKem") String name,
      @JsonProperty("DuongDanTaiTepTin")
          @Schema(name = "DuongDanTaiTepTin", description = "Address, good until HetHan")
          String address,
      @JsonProperty("HetHan") @Schema(name = "HetHan", description = "yyyyMMddHHmmss")
          String ends) {}

  @GET
  @Transactional
  @Operation(
      operationId = "listDossierFiles",
      summary = "Lists the papers of a dossier",
      description =
          "Those that were handed in and are stored, then the results, each with an address that"
              + " needs no login and is good for 15 minutes (evn.portal.files.life). A new call"
              + " gives new addresses. 404 for a dossier that is not known.")
  @APIResponse(
      responseCode = "200",
      description = "The papers; the answer is not to be kept by a cache",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DossierFiles.class),
              examples =
                  @ExampleObject(
                      name = "one paper",
                      value =
                          """
                          {"MaHoSo": "Z99.05-261116-0007", "TaiLieu": [{"TepDinhKemId": "7a1f0f7e-0000-4000-8000-000000000001",
                            "TenTepDinhKem": "GiayToSuDungHopPhapDiaDiem.pdf",
                            "DuongDanTaiTepTin": "http://127.0.0.1:8081/portal/v1/files/…?expires=1795151716&signature=…",
                            "HetHan": "20261116084516"}], "next": null}""")))
  public Response list(
      @Parameter(description = "Dossier code", example = "Z99.05-261116-0007") @PathParam("MaHoSo")
          String code,
      @Parameter(description = "next of the page before; absent for the first page")
          @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most papers, 1 to 100") @QueryParam("limit") @DefaultValue("100")
          int limit) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.invalidFields(
          List.of(new FieldError("/limit", "must be from 1 to " + MOST)));
    }
    String codeKey = DossierCode.key(code);
    // One that is on its way to request-service has no papers to be shown yet.
    List<DocumentReference> stored =
        projections
            .ofDossier(codeKey)
            .map(DossierFilesResource::stored)
            .or(() -> dossiers.codeOf(codeKey).map(known -> List.of()))
            .orElseThrow(() -> ProblemException.notFound("There is no such dossier"));
    return Response.ok(page(codeKey, stored, cursor, limit))
        .header("Cache-Control", "no-store")
        .build();
  }

  private static List<DocumentReference> stored(RequestSnapshot request) {
    return Stream.concat(
            request.documents().stream(),
            request.results().stream()
                .map(RequestSnapshot.ResultDocument::document)
                .filter(Objects::nonNull))
        .filter(document -> document.sha256() != null)
        .distinct()
        .toList();
  }

  private DossierFiles page(
      String codeKey, List<DocumentReference> stored, @Nullable String cursor, int limit) {
    List<DocumentReference> rest =
        cursor == null
            ? stored
            : stored.stream().dropWhile(paper -> !paper.id().equals(cursor)).skip(1).toList();
    List<DossierFile> papers = new ArrayList<>();
    for (DocumentReference paper : rest.subList(0, Math.min(limit, rest.size()))) {
      String digest = Objects.requireNonNull(paper.sha256());
      SignedFiles.Address address = files.addressFor(digest);
      papers.add(
          new DossierFile(
              paper.id(),
              paper.name(),
              address.url(),
              PortalTime.format(address.ends().atZone(BusinessTime.ZONE).toOffsetDateTime())));
    }
    return new DossierFiles(
        codeKey, papers, rest.size() > limit ? papers.get(papers.size() - 1).id() : null);
  }
}
