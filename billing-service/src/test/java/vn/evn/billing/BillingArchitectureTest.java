package vn.evn.billing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "vn.evn.billing", importOptions = ImportOption.DoNotIncludeTests.class)
class BillingArchitectureTest {
  @ArchTest
  static final ArchRule knowsNoOtherService =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "vn.evn.portal..", "vn.evn.request..", "vn.evn.simulator..", "vn.evn.local..")
          .because("services meet on topics and over HTTP alone");

  @ArchTest
  static final ArchRule featuresFormNoCycles =
      slices()
          .matching("vn.evn.billing.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a change of one feature must not come back to it through another");

  @ArchTest
  static final ArchRule lawKnowsNoService =
      noClasses()
          .that()
          .resideInAnyPackage(
              "vn.evn.billing.money..",
              "vn.evn.billing.tariff..",
              "vn.evn.billing.discount..",
              "vn.evn.billing.calculation..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "vn.evn.platform..", "io.quarkus..", "jakarta..", "vn.evn.contracts..")
          .because("what a bill costs does not hang on how it is asked for or kept");
}
