package vn.evn.request.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.evn.contracts.request.RequestSnapshot.Asked;
import vn.evn.contracts.request.RequestSnapshot.SupplementRound;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.catalogue.ServiceDefinition.Text;

/** What a supplement round asks for, in words for the applicant. */
public final class AskedTexts {
  private AskedTexts() {}

  /**
   * The pieces of a round: the name of the paper or field, and what the officer wrote of it. Empty
   * where the reason alone tells what is asked.
   */
  public static List<Text> of(SupplementRound round, ServiceDefinition service) {
    List<Asked> asked = round.asked();
    return asked == null ? List.of() : asked.stream().map(piece -> of(piece, service)).toList();
  }

  private static Text of(Asked piece, ServiceDefinition service) {
    Text name = nameOf(piece, service);
    String text = piece.text();
    if (name == null) {
      String alone = text == null ? "" : text;
      return new Text(alone, alone);
    }
    return text == null ? name : new Text(name.vi() + ": " + text, name.en() + ": " + text);
  }

  private static @Nullable Text nameOf(Asked piece, ServiceDefinition service) {
    String paper = piece.paper();
    String field = piece.field();
    if (paper != null) {
      return service.paperName(paper).orElse(new Text(paper, paper));
    }
    return field == null ? null : titleOf(service.details().path("properties").path(field), field);
  }

  private static Text titleOf(JsonNode schema, String field) {
    return new Text(
        Optional.ofNullable(schema.path("title").textValue()).orElse(field),
        Optional.ofNullable(schema.path("x-title-en").textValue()).orElse(field));
  }
}
