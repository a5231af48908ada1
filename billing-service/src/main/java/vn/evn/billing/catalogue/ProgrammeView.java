package vn.evn.billing.catalogue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.evn.billing.discount.Programme;

/** A discount programme with its rules. */
@Schema(description = "A discount programme with its rules")
public record ProgrammeView(
    String id,
    @Schema(description = "Title in Vietnamese") String name,
    @Schema(description = "Title in English") String nameEn,
    @Schema(description = "The documents it stands on") String legalBasis,
    @Schema(description = "The document that bills cite") String citation,
    @Schema(description = "Opening words of its file") String source,
    @Schema(description = "First bill period of any rule", examples = "2020-05")
        String billPeriodFrom,
    @Schema(description = "Last bill period of any rule", examples = "2020-07") String billPeriodTo,
    List<ProgrammeRuleView> rules) {
  static ProgrammeView of(Programme programme) {
    return new ProgrammeView(
        programme.id(),
        programme.name(),
        programme.nameEn(),
        programme.legalBasis(),
        programme.citation(),
        programme.source(),
        programme.billPeriodFrom().toString(),
        programme.billPeriodTo().toString(),
        programme.rules().stream().map(ProgrammeRuleView::of).toList());
  }
}
