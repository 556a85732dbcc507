package tramquet.technician;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tramquet.technician.doctor.Finding;
import tramquet.technician.doctor.Part;
import tramquet.technician.doctor.Report;
import tramquet.technician.doctor.ReportJson;
import tramquet.technician.doctor.ReportText;

/// `tramquet doctor`: what is broken between this desk and its kiosks.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Say how everything between this desk and its kiosks is, part by part, and name what is"
          + " broken and what to do.",
      "What comes after something broken is not asked. Changes nothing."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:WELL: all that was asked is as it should be",
      "1:BROKEN: something does not work",
      "2:the command line is wrong",
      "4:WORN: it works, but somebody should see to it"
    },
    footerHeading = "%nFor example:%n",
    footer = {
      "  export TRAMQUET_CENTRE=https://centre.example.vn:8443",
      "  export TRAMQUET_CA=authority/root-ca.pem TRAMQUET_TOKEN=desk.token",
      "  tramquet doctor --key pack.key --broker ssl://broker.example.vn:8883 \\",
      "      --certificate desk.pem --certificate-key desk.key"
    })
final class DoctorCommand implements Callable<Integer> {
  private static final int WORN = 4;

  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CentreNamed named = new CentreNamed();

  @Option(
      names = "--broker",
      paramLabel = "URL",
      description = "MQTT 5 broker: tcp://host:1883 or ssl://host:8883.")
  private Optional<URI> broker = Optional.empty();

  @Option(
      names = "--broker-ca",
      paramLabel = "FILE",
      description = "Authorities that issue the broker's certificate (default: --ca).")
  private Optional<Path> brokerCa = Optional.empty();

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "Your certificate for the broker.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--certificate-key",
      paramLabel = "FILE",
      description = "The key of that certificate.")
  private Optional<Path> certificateKey = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "A key of packs, orders or codes to be looked at; again for several.")
  private List<Path> keys = new ArrayList<>();

  @Mixin private JsonOption json = new JsonOption();

  DoctorCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    check();
    List<Finding> findings = new ArrayList<>();
    boolean watched = !json.wanted() && Progress.isWatched();
    keys.forEach(key -> chain(findings, watched).ask(Part.KEY, () -> KeyFile.look(key)));
    int kiosks = 0;
    if (named.centre().isPresent()) {
      CentreExam exam =
          new CentreExam(
              new CentreExam.Named(named.centre().get(), named.ca(), named.token()), clock);
      exam.run(chain(findings, watched));
      kiosks = exam.kiosksHeard();
    } else {
      chain(findings, watched)
          .tell(
              Finding.notAsked(
                  Part.CENTRE, "not-named", "not asked: no --centre, and no TRAMQUET_CENTRE"));
    }
    if (broker.isPresent()) {
      BrokerExam.Named asked =
          new BrokerExam.Named(broker.get(), brokerCa.or(named::ca), certificate, certificateKey);
      new BrokerExam(asked, clock).run(chain(findings, watched), kiosks);
    } else {
      chain(findings, watched)
          .tell(Finding.notAsked(Part.BROKER, "not-named", "not asked: no --broker"));
    }
    return told(new Report(findings));
  }

  private void check() {
    if (named.centre().isEmpty() && broker.isEmpty() && keys.isEmpty()) {
      throw wrong("name what to look at: --centre (or TRAMQUET_CENTRE), --broker or --key");
    }
    if (named
        .centre()
        .filter(url -> !"https".equals(url.getScheme()) || url.getHost() == null)
        .isPresent()) {
      throw wrong("--centre: https://host:port");
    }
    if (broker
        .filter(url ->
            !Set.of("tcp", "ssl").contains(String.valueOf(url.getScheme()))
                || url.getHost() == null)
        .isPresent()) {
      throw wrong("--broker: tcp://host:port or ssl://host:port");
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  /// A line that changes says what is asked now; then what came of it takes its place.
  private Chain chain(List<Finding> findings, boolean watched) {
    PrintWriter progress = spec.commandLine().getErr();
    return new Chain(
        part -> {
          if (watched) {
            progress.print(ReportText.asking(part) + "\r");
            progress.flush();
          }
        },
        finding -> {
          findings.add(finding);
          if (!json.wanted()) {
            ReportText.of(finding).forEach(this::say);
          }
        });
  }

  private void say(String line) {
    spec.commandLine().getOut().println(Words.printable(line));
    spec.commandLine().getOut().flush();
  }

  private int told(Report report) {
    if (json.wanted()) {
      say(ReportJson.of(report));
    } else {
      say("");
      say(ReportText.verdict(report));
    }
    return switch (report.grade()) {
      case WELL, NOT_ASKED -> 0;
      case WORN -> WORN;
      case BROKEN -> 1;
    };
  }
}
