package tramquet.box;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.AssertionFailedError;

/// The contracts of pins, of scanners that type and of those that speak in reports (`PinsContract`
/// and `ScannerContract`, in device-drivers), on the kernel's own chip and HID devices: the same
/// tests that run on its twins everywhere.
@Order(3)
class PinsContractJourneyIT extends Journey {
  private static final Pattern RESULT =
      Pattern.compile("(\\d+) succeeded, (\\d+) failed, (\\d+) skipped");

  /// Fewer were a contract that somebody has emptied.
  private static final int AT_LEAST = 15;

  private static final int KEYBOARDS_AT_LEAST = 10;
  private static final int REPORTS_AT_LEAST = 11;

  PinsContractJourneyIT() {
    super(SharedBox.Kiosk.PLAIN);
  }

  @Override
  void begin() throws IOException {
    super.begin();
    Path root = Path.of(System.getProperty("tramquet.root"));
    copy(root.resolve("device-drivers/target/test-classes"), site().share().resolve("tests"));
    for (Class<?> each :
        List.of(
            RunTests.class,
            LauncherFactory.class,
            TestEngine.class,
            AnnotationSupport.class,
            JupiterTestEngine.class,
            Test.class,
            ParameterizedTest.class,
            AssertionFailedError.class)) {
      copy(source(each), site().share().resolve("junit").resolve(source(each).getFileName()));
    }
  }

  @Test
  void theKernelsPinsKeepTheContract() throws IOException {
    passed(
        AT_LEAST,
        "cd /run/pins/22",
        "-Dtramquet.gpio.chip=pinctrl-box -Dtramquet.gpio.sim=$(dirname $(pwd -P))",
        "tramquet.drivers.line.KernelPinsTest tramquet.drivers.line.KilledHolderTest");
  }

  @Test
  void theKernelsKeyboardsKeepTheContract() throws IOException {
    passed(
        KEYBOARDS_AT_LEAST,
        "modprobe uhid",
        "-Dtramquet.uhid=true",
        "tramquet.drivers.scanner.KeyboardOnKernelTest");
  }

  @Test
  void theKernelsReportsKeepTheContract() throws IOException {
    passed(
        REPORTS_AT_LEAST,
        "modprobe uhid",
        "-Dtramquet.uhid=true",
        "tramquet.drivers.scanner.HidPosOnKernelTest");
  }

  private void passed(int atLeast, String before, String options, String tests) throws IOException {
    String printed =
        site()
            .machine()
            .run(
                """
                %s
                java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \\
                  -Djunit.jupiter.execution.parallel.enabled=false %s \\
                  -cp '/mnt/tests:/mnt/junit/*:/mnt/junit/test-classes:/usr/lib/tramquet-kiosk/program/*' \\
                  tramquet.box.RunTests %s 2>&1
                """
                    .formatted(before, options, tests));
    MatchResult result =
        RESULT.matcher(printed).results().findFirst().orElseThrow(() -> new IOException(printed));
    assertTrue(Integer.parseInt(result.group(1)) >= atLeast, printed);
    assertTrue(result.group(2).equals("0") && result.group(3).equals("0"), printed);
  }

  /// Where a class was loaded from: a jar, or a folder of classes.
  private static Path source(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError("a path of this machine", e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        Path target = Files.isDirectory(from) ? to.resolve(from.relativize(each)) : to;
        Files.createDirectories(target.getParent());
        Files.copy(each, target);
      }
    }
  }
}
