package vn.evn.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "vn.evn.portal", importOptions = ImportOption.DoNotIncludeTests.class)
class PortalArchitectureTest {
  @ArchTest
  static final ArchRule featuresHaveNoCycles =
      slices()
          .matching("vn.evn.portal.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a feature that leans on itself through others cannot be changed alone");

  @ArchTest
  static final ArchRule standsOnNoOtherService =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("vn.evn.request..", "vn.evn.billing..", "vn.evn.simulator..")
          .because("services meet on topics and over their APIs alone");

  @ArchTest
  static final ArchRule intakeSpeaksToNoBroker =
      noClasses()
          .that()
          .resideInAnyPackage("vn.evn.portal.dossier..", "vn.evn.portal.payment..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..")
          .because("intake is answered from the database; the relay sends what it leaves there");
}
