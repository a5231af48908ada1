package vn.evn.simulator.page;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.evn.simulator.dossier.DossierPage;
import vn.evn.simulator.dossier.Dossiers;
import vn.evn.simulator.dossier.RatingPage;
import vn.evn.simulator.problem.Problem;

/** A plain page that lists the newest dossiers; each leads to its JSON. */
@Path("/")
@Tag(name = "Dossiers", description = "What the portal knows")
@APIResponse(
    responseCode = "500",
    description = "The request failed",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class PageResource {
  private static final int SHOWN = 100;
  private static final List<String> SHARES =
      List.of("PhanTramDanhGiaRatHaiLong", "PhanTramDanhGiaHaiLong", "PhanTramDanhGiaChuaHaiLong");
  private static final String RATINGS =
      """
      </table><h2>Đánh giá hằng tháng</h2>
      <table><tr><th>Tháng</th><th>Đơn vị</th><th>Thủ tục</th><th>Số người đánh giá</th>
      <th>Rất hài lòng / hài lòng / chưa hài lòng</th></tr>
      """;
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="vi"><head><meta charset="utf-8"><title>Cổng mô phỏng</title>
      <style>body{font-family:sans-serif;margin:2em}td,th{padding:.3em 1em;text-align:left}</style>
      </head><body><h1>Cổng Dịch vụ công mô phỏng</h1>
      <p>Dữ liệu hư cấu, chỉ dùng để thử nghiệm. <a href="/q/swagger-ui">API</a></p>
      <table><tr><th>Mã hồ sơ</th><th>Thủ tục</th><th>Trạng thái</th><th>Số bước</th>
      <th>Nộp tại Cổng</th><th>Cập nhật</th></tr>
      """;

  private final Dossiers dossiers;

  PageResource(Dossiers dossiers) {
    this.dossiers = dossiers;
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(
      operationId = "showDossiers",
      summary = "Shows the newest dossiers",
      description =
          "A plain HTML page for a person to look at, with the newest 100 dossiers and the monthly"
              + " ratings told last.")
  @APIResponse(
      responseCode = "200",
      description = "The page",
      content =
          @Content(
              mediaType = MediaType.TEXT_HTML,
              schema = @Schema(implementation = String.class),
              examples = @ExampleObject(name = "page", value = "<!DOCTYPE html>…")))
  public Response show() {
    StringBuilder page = new StringBuilder(HEAD);
    for (DossierPage.Item item : dossiers.page(Long.MAX_VALUE, SHOWN).items()) {
      page.append(row(item));
    }
    page.append(RATINGS);
    for (RatingPage.Item item : dossiers.ratings(Long.MAX_VALUE, SHOWN).items()) {
      page.append(row(item.totals()));
    }
    page.append("</table></body></html>\n");
    return Response.ok(page.toString(), MediaType.TEXT_HTML + ";charset=UTF-8")
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .build();
  }

  private static String row(DossierPage.Item item) {
    return "<tr><td><a href=\"/api/v1/dossiers/%s\">%s</a></td><td>%s</td><td>%s</td><td>%d</td><td>%s</td><td>%s</td></tr>\n"
        .formatted(
            URLEncoder.encode(item.code(), StandardCharsets.UTF_8),
            HtmlText.escape(item.code()),
            HtmlText.escape(item.procedure()),
            HtmlText.escape(item.status()),
            item.steps(),
            item.bornOnPortal() ? "có" : "không",
            item.updatedAt());
  }

  private static String row(JsonNode totals) {
    List<String> cells = new ArrayList<>();
    for (String name : List.of("NgayTongHop", "Madonvi", "MaThuTuc", "TongSoNguoiDanhGia")) {
      cells.add(totals.path(name).asText(""));
    }
    cells.add(
        SHARES.stream()
            .map(name -> totals.path(name).asText(""))
            .collect(Collectors.joining(" / ")));
    return cells.stream()
        .map(cell -> "<td>" + HtmlText.escape(cell) + "</td>")
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }
}
