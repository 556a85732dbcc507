package tramquet.kiosk;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.doctor.Asked;
import tramquet.kiosk.doctor.Finding;
import tramquet.kiosk.doctor.Grade;
import tramquet.kiosk.doctor.Part;
import tramquet.kiosk.doctor.Report;
import tramquet.kiosk.doctor.ReportJson;
import tramquet.kiosk.doctor.ReportText;

/// Says how the kiosk is, part by part, and names what is broken.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Say how the kiosk is, part by part, and name what is broken.",
      "Asks the kiosk that runs on this configuration; where none does, looks at files, disk,"
          + " ports, clock and broker from outside. Changes nothing."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:WELL: all is as it should be",
      "1:BROKEN: visitors are not served as they should be, or no kiosk runs",
      "2:the command line or the configuration is wrong",
      "3:a fault of the program",
      "4:WORN: visitors are served and nothing is lost, but somebody should see to it"
    })
final class DoctorCommand implements Callable<Integer> {
  /// An examination in which lane, screen and disk all hang takes four seconds.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Mixin private final ConfigOption config = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Optional<KioskConfig> loaded = config.load(spec.commandLine().getErr());
    if (loaded.isEmpty()) {
      return ExitCode.USAGE;
    }
    Asked asked = Asked.at(loaded.get().kiosk().data(), PATIENCE, System::nanoTime);
    if (asked instanceof Asked.Forbidden) {
      spec.commandLine()
          .getErr()
          .println("you may not ask the kiosk: sudo -u tramquet, or as the user that runs it");
      return ExitCode.FAILED;
    }
    Report report = report(asked, new StillLook(loaded.get(), InstantSource.system()));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ReportJson.of(report));
    } else {
      ReportText.of(report).forEach(out::println);
    }
    out.flush();
    return switch (report.grade()) {
      case WELL -> ExitCode.OK;
      case WORN -> ExitCode.WORN;
      case BROKEN -> ExitCode.FAILED;
    };
  }

  private static Report report(Asked asked, StillLook still) {
    return asked instanceof Asked.Told(Report report)
        ? report
        : still.report(
            Finding.of(
                Part.PROGRAM,
                Grade.BROKEN,
                asked instanceof Asked.NoAnswer ? "no-answer" : "not-running"));
  }
}
