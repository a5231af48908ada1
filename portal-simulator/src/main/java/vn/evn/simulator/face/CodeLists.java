package vn.evn.simulator.face;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import java.util.Map;
import vn.evn.simulator.SimulatorSettings;

/** The code lists of the share endpoint that an agency of electricity needs (contract §2.4). */
@ApplicationScoped
class CodeLists {
  /** Field of work; a stand-in, as the agency and the procedures are. */
  static final String FIELD = "000.00.00.Z99-L01";

  static final String FIELD_NAME = "Điện lực";

  @Produces
  @ApplicationScoped
  PortalService fields() {
    return new CodeList(
        "LayDanhMucLinhVuc",
        List.of(Map.of("MALINHVUC", FIELD, "TENLINHVUC", FIELD_NAME, "MANGANH", "Z99")));
  }

  @Produces
  @ApplicationScoped
  PortalService agencies(SimulatorSettings settings) {
    return new CodeList(
        "LayDanhMucCoQuan",
        List.of(
            Map.of("MADONVI", settings.agency(), "TENDONVI", "Công ty Điện lực", "CAPDONVI", "1")));
  }

  @Produces
  @ApplicationScoped
  PortalService applicantTypes() {
    return new CodeList(
        "LayDanhMucDoiTuong",
        List.of(
            Map.of("MADOITUONG", "1", "TENDOITUONG", "Công dân"),
            Map.of("MADOITUONG", "2", "TENDOITUONG", "Doanh nghiệp"),
            Map.of("MADOITUONG", "3", "TENDOITUONG", "Cơ quan nhà nước"),
            Map.of("MADOITUONG", "4", "TENDOITUONG", "Tổ chức khác")));
  }

  /** A list that never changes. */
  private static final class CodeList implements PortalService {
    private final String name;
    private final List<JsonNode> entries;

    private CodeList(String name, List<Map<String, String>> entries) {
      this.name = name;
      this.entries =
          entries.stream()
              .map(
                  entry -> {
                    ObjectNode node = JsonNodeFactory.instance.objectNode();
                    entry.forEach(node::put);
                    return (JsonNode) node;
                  })
              .toList();
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Endpoint endpoint() {
      return Endpoint.SHARE;
    }

    @Override
    public Reply handle(ObjectNode envelope) {
      return Reply.found(entries);
    }
  }
}
