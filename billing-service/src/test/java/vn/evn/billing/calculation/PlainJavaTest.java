package vn.evn.billing.calculation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

@AnalyzeClasses(
    packages = {
      "vn.evn.billing.money",
      "vn.evn.billing.tariff",
      "vn.evn.billing.discount",
      "vn.evn.billing.calculation"
    },
    importOptions = ImportOption.DoNotIncludeTests.class)
class PlainJavaTest {
  private static final String MONEY = "vn.evn.billing.money..";
  private static final String TARIFF = "vn.evn.billing.tariff..";
  private static final String DISCOUNT = "vn.evn.billing.discount..";
  private static final String CALCULATION = "vn.evn.billing.calculation..";
  private static final String JSON = "com.fasterxml.jackson..";

  @ArchTest
  static final ArchRule pricesNeedNoFramework =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              MONEY, TARIFF, DISCOUNT, CALCULATION, "java..", "org.jspecify..", JSON)
          .because("a bill must be computable and testable without a server or a database");

  @ArchTest
  static final ArchRule pricesNeedNoDatabase =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "java.net..", "java.rmi..")
          .because("everything a bill needs is in its input and the data files");

  @ArchTest
  static final ArchRule onlyTheReaderOfProgrammeFilesKnowsJson =
      noClasses()
          .that()
          .doNotHaveSimpleName("ProgrammeFiles")
          .and()
          .doNotHaveSimpleName("JsonField")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(JSON)
          .because("the model must not follow the form of a file");

  @ArchTest
  static final ArchRule moneyBuildsOnNothing =
      noClasses()
          .that()
          .resideInAPackage(MONEY)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TARIFF, DISCOUNT, CALCULATION)
          .because("amounts know nothing of prices");

  @ArchTest
  static final ArchRule tariffsBuildOnMoneyAlone =
      noClasses()
          .that()
          .resideInAPackage(TARIFF)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DISCOUNT, CALCULATION)
          .because("a price book holds with or without a programme");

  @ArchTest
  static final ArchRule programmesKnowNoBills =
      noClasses()
          .that()
          .resideInAPackage(DISCOUNT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CALCULATION)
          .because("a rule says what it makes of a price, not how a bill is put together");

  @ArchTest
  static final ArchRule noBinaryFractionComesNearMoneyOrEnergy =
      classes().should(useNoBinaryFractions()).because("amounts must be exact");

  private static ArchCondition<JavaClass> useNoBinaryFractions() {
    return new ArchCondition<>("use neither float nor double") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream<JavaClass> fields = type.getFields().stream().map(field -> field.getRawType());
        Stream<JavaClass> units =
            type.getCodeUnits().stream()
                .flatMap(
                    unit ->
                        Stream.concat(
                            Stream.of(unit.getRawReturnType()),
                            unit.getRawParameterTypes().stream()));
        Stream<JavaClass> calls =
            type.getCodeUnitCallsFromSelf().stream()
                .map(call -> call.getTarget())
                .flatMap(
                    target ->
                        Stream.concat(
                            Stream.of(target.getRawReturnType()),
                            target.getRawParameterTypes().stream()));
        Stream.of(fields, units, calls)
            .flatMap(stream -> stream)
            .filter(used -> BINARY_FRACTIONS.contains(used.getName()))
            .forEach(
                used ->
                    events.add(
                        SimpleConditionEvent.violated(
                            type, type.getName() + " uses " + used.getName())));
      }
    };
  }

  private static final Set<String> BINARY_FRACTIONS =
      Set.of("float", "double", "java.lang.Float", "java.lang.Double");
}
