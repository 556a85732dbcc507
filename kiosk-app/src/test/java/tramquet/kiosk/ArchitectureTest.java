package tramquet.kiosk;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The boundaries inside the kiosk, each with its reason.
class ArchitectureTest {
  private static final JavaClasses KIOSK = new ClassFileImporter().importPath(classes());

  @BeforeAll
  static void theClassesWereSeen() {
    assertTrue(KIOSK.size() > 30, "only " + KIOSK.size() + " classes were seen in " + classes());
  }

  @Test
  void onlyTheWindowKnowsJavaFx() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("tramquet.kiosk.screen..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "com.sun.javafx..")
            .because("the lane must be decided, and tested, without a window"));
  }

  @Test
  void onlyPahoClassesKnowPaho() {
    onlyNamed(
        "tramquet\\.kiosk\\.uplink\\.Paho[^.]*",
        "org.eclipse.paho..",
        "the client's faults are worked around in one place, and another client is one file");
  }

  @Test
  void onlySqliteClassesSpeakSql() {
    onlyNamed(".*\\.Sqlite[^.]*", "java.sql..", "what is durable, and when, is read in few files");
  }

  @Test
  void onlyOneFileKnowsTheTomlLibrary() {
    onlyNamed(
        "tramquet\\.kiosk\\.config\\.TomlSource.*",
        "org.tomlj..",
        "the keys are ours; the library only takes the text apart");
  }

  @Test
  void decidingIsPure() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "tramquet.kiosk.lane..", "tramquet.kiosk.risk..", "tramquet.kiosk.credential..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.sql..",
                "java.nio.file..",
                "javafx..",
                "org.eclipse.paho..",
                "com.fazecast..",
                "tramquet.drivers.line..")
            .because("what decides is simulated millions of times, with no world around it"));
    DescribedPredicate<JavaClass> network =
        resideInAPackage("java.net..")
            .and(
                DescribedPredicate.describe(
                    "but not an address", c -> !c.getName().equals("java.net.URI")));
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "tramquet.kiosk.lane..", "tramquet.kiosk.risk..", "tramquet.kiosk.credential..")
            .should()
            .dependOnClassesThat(network)
            .because("nothing that decides waits for a network"));
  }

  @Test
  void packagesHaveNoCycles() {
    check(
        slices()
            .matching("tramquet.kiosk.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that can be read alone can be understood alone"));
  }

  @Test
  void nobodyAsksTheAmbientClock() {
    check(
        noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .because("terminals have no battery clock: time is handed in, with what it is worth"));
  }

  @Test
  void namesSayWhatAThingIs() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Manager|Utils?|Helper|Impl|Service)")
            .because("such names say nothing"));
  }

  @Test
  void theProgramsDoNotKnowEachOther() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("tramquet.centre..", "tramquet.technician.."))
            .because("kiosk, centre and technician speak through the wire only"));
  }

  @Test
  void vendorsOfHardwareStayInTheDrivers() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fazecast..", "com.pi4j..")
            .because("the kiosk runs on twins as on real parts, and cannot tell"));
  }

  private static void onlyNamed(String name, String library, String reason) {
    check(
        noClasses()
            .that()
            .haveNameNotMatching(name)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library)
            .because(reason));
  }

  /// A rule whose package is still empty holds.
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(KIOSK);
  }

  private static Path classes() {
    try {
      return Path.of(KioskMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
