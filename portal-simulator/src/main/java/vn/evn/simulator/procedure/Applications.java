package vn.evn.simulator.procedure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.evn.simulator.wire.PortalTime;

/** Writes applications in the portal's form from the templates. */
@ApplicationScoped
public class Applications {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");
  private static final String MIDNIGHT = "midnight+";

  private final Procedures procedures;
  private final Clock clock;

  Applications(Procedures procedures, Clock clock) {
    this.procedures = procedures;
    this.clock = clock;
  }

  /**
   * Writes an application.
   *
   * @param procedure code of the procedure (MaTTHC)
   * @param dossierCode code of the dossier (MaHoSo)
   * @param seed draws the applicant; the same seed gives the same one
   * @return the whole body; empty if there is no such procedure
   */
  public Optional<ObjectNode> write(String procedure, String dossierCode, long seed) {
    return procedures
        .template(procedure)
        .map(template -> (ObjectNode) new Filling(dossierCode, new Sample(seed)).fill(template));
  }

  private final class Filling {
    private final String dossierCode;
    private final Sample sample;
    private final LocalDateTime now = LocalDateTime.now(clock);
    private int papers;

    private Filling(String dossierCode, Sample sample) {
      this.dossierCode = dossierCode;
      this.sample = sample;
    }

    private JsonNode fill(JsonNode template) {
      if (template instanceof ObjectNode object) {
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue())));
        return filled;
      }
      if (template instanceof ArrayNode array) {
        ArrayNode filled = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> filled.add(fill(item)));
        return filled;
      }
      if (template.asText().equals("${place}")) {
        return place();
      }
      Matcher placeholders = PLACEHOLDER.matcher(template.asText());
      return JsonNodeFactory.instance.textNode(
          placeholders.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1)))));
    }

    private ObjectNode place() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("MaTinh", "01")
          .put("MaHuyen", "")
          .put("MaXa", sample.commune)
          .put("DiaChiChiTiet", sample.street);
    }

    private String value(String placeholder) {
      if (placeholder.startsWith(MIDNIGHT)) {
        int days = Integer.parseInt(placeholder.substring(MIDNIGHT.length()));
        return PortalTime.format(now.toLocalDate().plusDays(days).atStartOfDay());
      }
      return switch (placeholder) {
        case "dossierCode" -> dossierCode;
        case "now" -> PortalTime.format(now);
        case "pdf" -> SamplePdf.base64(dossierCode + ", " + ++papers);
        case "person.name" -> sample.person.name;
        case "person.identity" -> sample.person.identity;
        case "person.phone" -> sample.person.phone;
        case "person.email" -> sample.person.email;
        case "person.account" -> sample.person.account;
        case "otherPerson.name" -> sample.otherPerson.name;
        case "otherPerson.phone" -> sample.otherPerson.phone;
        case "otherPerson.email" -> sample.otherPerson.email;
        case "company.name" -> sample.companyName;
        case "company.taxCode" -> sample.taxCode;
        case "company.phone" -> sample.companyPhone;
        case "company.email" -> "lienhe@congty.example";
        case "letterNumber" -> sample.letterNumber;
        case "customerCode" -> sample.customerCode;
        case "meterNumber" -> sample.meterNumber;
        case "contractNumber" -> sample.contractNumber;
        case "bankAccount" -> sample.bankAccount;
        default -> throw new IllegalStateException("Unknown placeholder " + placeholder);
      };
    }
  }
}
