package vn.evn.simulator.face;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import vn.evn.simulator.procedure.Procedures;

/** {@code LayThuTuc}: one procedure, as far as the simulator knows it (contract §2.5). */
@ApplicationScoped
class ProcedureDetail implements PortalService {
  private final Procedures procedures;

  ProcedureDetail(Procedures procedures) {
    this.procedures = procedures;
  }

  @Override
  public String name() {
    return "LayThuTuc";
  }

  @Override
  public Endpoint endpoint() {
    return Endpoint.INTEGRATION;
  }

  @Override
  public Reply handle(ObjectNode envelope) {
    String code = envelope.path("maTTHC").asText("").strip();
    if (code.isEmpty()) {
      return Reply.error("maTTHC: bắt buộc");
    }
    return procedures
        .name(code)
        .map(name -> Reply.found(List.of(detail(code, name))))
        .orElseGet(() -> Reply.found(List.of()));
  }

  private ObjectNode detail(String code, String name) {
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    detail.put("ID", code).put("MATTHC", code).put("TENTTHC", name).put("TRANGTHAI", "1");
    detail
        .putArray("LINHVUCTHUCHIEN")
        .addObject()
        .put("MALINHVUC", CodeLists.FIELD)
        .put("TENLINHVUC", CodeLists.FIELD_NAME);
    ArrayNode papers = detail.putArray("THANHPHANHOSO").addObject().putArray("GIAYTO");
    procedures
        .papers(code)
        .forEach(
            paper ->
                papers.addObject().put("MAGIAYTO", paper.code()).put("TENGIAYTO", paper.name()));
    return detail;
  }
}
