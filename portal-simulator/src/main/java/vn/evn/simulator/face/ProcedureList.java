package vn.evn.simulator.face;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import vn.evn.simulator.procedure.Procedures;

/** {@code LayDanhSachTTHC}: the procedures of the portal, with upper-case names (contract §2.4). */
@ApplicationScoped
class ProcedureList implements PortalService {
  private final Procedures procedures;

  ProcedureList(Procedures procedures) {
    this.procedures = procedures;
  }

  @Override
  public String name() {
    return "LayDanhSachTTHC";
  }

  @Override
  public Endpoint endpoint() {
    return Endpoint.SHARE;
  }

  @Override
  public Reply handle(ObjectNode envelope) {
    return Reply.found(
        procedures.codes().stream()
            .map(
                code ->
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("MATTHC", code)
                        .put("TENTTHC", procedures.name(code).orElse("")))
            .toList());
  }
}
