package vn.evn.request;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.catalogue.ServiceDefinition;

@AnalyzeClasses(packages = "vn.evn.request", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] PLAIN = {
    "java..",
    "org.jspecify..",
    "com.fasterxml.jackson..",
    "vn.evn.contracts..",
    "vn.evn.request.lifecycle..",
    "vn.evn.request.deadline..",
    "vn.evn.request.unit..",
    "vn.evn.request.catalogue.."
  };

  @ArchTest
  static final ArchRule rulesArePlainJava =
      classes()
          .that()
          .resideInAnyPackage(
              "vn.evn.request.lifecycle..", "vn.evn.request.deadline..", "vn.evn.request.unit..")
          .or()
          .areAssignableTo(ServiceCatalogue.class)
          .or()
          .areAssignableTo(ServiceDefinition.class)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(PLAIN)
          .because("state machine, calendar and catalogue outlive every framework");

  @ArchTest
  static final ArchRule noOtherService =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "vn.evn.portal..", "vn.evn.billing..", "vn.evn.simulator..", "vn.evn.local..")
          .because("services speak to each other through topics and their APIs alone");

  @ArchTest
  static final ArchRule featuresWithoutCycles =
      slices()
          .matching("vn.evn.request.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a feature that needs another must not be needed by it");

  @ArchTest
  static final ArchRule oneWriterOfRequests =
      classes()
          .that()
          .haveSimpleName("RequestEntity")
          .should()
          .onlyBeAccessed()
          .byAnyPackage("vn.evn.request.work..")
          .because("one method moves a request, with its history and its event");
}
