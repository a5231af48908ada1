package vn.evn.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "vn.evn.contracts", importOptions = ImportOption.DoNotIncludeTests.class)
class ContractsArchitectureTest {
  @ArchTest
  static final ArchRule plainJavaAlone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("vn.evn.contracts..", "java..", "org.jspecify..")
          .because("both sides of a topic use the contracts, whatever framework they are built on");
}
