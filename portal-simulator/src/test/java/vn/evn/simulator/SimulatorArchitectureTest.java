package vn.evn.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "vn.evn.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class SimulatorArchitectureTest {
  @ArchTest
  static final ArchRule featuresHaveNoCycles =
      slices()
          .matching("vn.evn.simulator.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a feature that leans on itself through others cannot be changed alone");

  @ArchTest
  static final ArchRule standsOnNothingOfOurs =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "vn.evn.contracts..",
              "vn.evn.platform..",
              "vn.evn.portal..",
              "vn.evn.request..",
              "vn.evn.billing..")
          .because("a stand-in that shares code with what it tests would share its mistakes");
}
