package tramquet.kiosk;

import java.io.ByteArrayInputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tramquet.drivers.camera.CodeImage;
import tramquet.drivers.camera.CodeReading;
import tramquet.kiosk.clock.SigningTime;
import tramquet.kiosk.config.ConfigFile;
import tramquet.kiosk.config.Loaded;
import tramquet.kiosk.inspect.CodeText;
import tramquet.kiosk.inspect.JsonInspection;
import tramquet.kiosk.inspect.TextInspection;
import tramquet.kiosk.risk.LaneTerms;
import tramquet.kiosk.risk.Packs;
import tramquet.wire.Decoded;
import tramquet.wire.Direction;
import tramquet.wire.RulePack;
import tramquet.wire.TrustList;
import tramquet.wire.WatchList;

/// Says what the kiosk makes of a code, without a lane, a record or a network.
@Command(
    name = "inspect",
    description = {
      "Say what the kiosk makes of a code: paste one a line, or give it as argument.",
      "Judges by the built-in rules 'checkpoint', or as the kiosk of --config would."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every code was well formed; with --json: every line was understood",
      "1:one was not, or an image holds no code or could not be read; the others were read",
      "2:the command line or the configuration is wrong"
    })
final class InspectCommand implements Callable<Integer> {
  private static final Duration IMAGE_BUDGET = Duration.ofSeconds(3);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--json",
      description = {
        "One JSON object a line in, one out. In: {\"code\": …} or {\"codeHex\": …}, optionally",
        "\"at\" (instant), \"trust\" (base64 DER certificates) and \"pack\" (name of built-in"
            + " rules,",
        "or the JSON of a rule pack)."
      })
  private boolean json;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Judge as the kiosk with this configuration: its rules, keys, watch list.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--image",
      arity = "1..*",
      paramLabel = "FILE",
      description = {
        "Read codes from images (PNG, JPEG, BMP, GIF, TIFF); a JSON line each: \"file\", \"text\",",
        "\"decoder\", \"milliseconds\" (of looking for the code), and \"error\" where there is no"
            + " image."
      })
  private List<Path> images = List.of();

  @Parameters(arity = "0..*", paramLabel = "CODE", description = "Codes; else standard input.")
  private List<String> codes = List.of();

  @Override
  public Integer call() throws IOException {
    if (!images.isEmpty()) {
      return readImages();
    }
    return switch (judge()) {
      case Decoded.Value<Judge>(Judge judge) -> inspect(judge);
      case Decoded.Malformed<Judge>(String reason) -> {
        spec.commandLine().getErr().println(reason);
        yield ExitCode.USAGE;
      }
      case Decoded.NotMine<Judge> _ -> ExitCode.USAGE;
    };
  }

  private record Judge(Packs packs, LaneTerms lane) {}

  private Decoded<Judge> judge() {
    if (config.isEmpty()) {
      return new Decoded.Value<>(
          new Judge(
              Packs.of(RulePack.CHECKPOINT, TrustList.NONE, WatchList.EMPTY),
              new LaneTerms(Direction.ENTRY, true)));
    }
    return switch (ConfigFile.read(config.get())) {
      case Loaded.Complete(var kiosk) ->
          Provision.look(kiosk, SigningTime.ofThisMachine(InstantSource.system()))
              .map(provision ->
                  new Judge(
                      provision.packs(),
                      new LaneTerms(kiosk.lane().direction(), kiosk.lane().touchScreen())));
      case Loaded.Rejected rejected ->
          new Decoded.Malformed<>(
              String.join("\n", rejected.problems().stream().map(p -> p.text()).toList()));
    };
  }

  private int inspect(Judge judge) throws IOException {
    RuleVerdicts verdicts = new RuleVerdicts(judge.packs(), judge.lane());
    TrustList trust = judge.packs().trust();
    InputStream in =
        codes.isEmpty()
            ? System.in
            : new ByteArrayInputStream(
                (String.join("\n", codes) + "\n").getBytes(StandardCharsets.UTF_8));
    PrintStream out = System.out;
    if (json) {
      return new JsonInspection(trust, verdicts, InstantSource.system()).run(in, out);
    }
    TextInspection.Ink ink =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
            ? TextInspection.Ink.ANSI
            : TextInspection.Ink.PLAIN;
    return new TextInspection(trust, verdicts, InstantSource.system(), ink).run(in, out);
  }

  private int readImages() {
    CodeImage reader = new CodeImage(IMAGE_BUDGET, System::nanoTime);
    int status = ExitCode.OK;
    for (Path image : images) {
      CodeImage.Looked looked = reader.look(image);
      ObjectNode line = JsonMapper.shared().createObjectNode().put("file", image.toString());
      switch (looked.reading()) {
        case CodeReading.Code(var data, String decoder) ->
            line.put("text", CodeText.of(data)).put("decoder", decoder);
        case CodeReading.NoCode _ -> line.putNull("text").putNull("decoder");
        case CodeReading.NotAnImage(String reason) ->
            line.putNull("text").putNull("decoder").put("error", reason);
      }
      // To a hundredth: most codes take less than one.
      line.put("milliseconds", Math.round(looked.took().toNanos() / 1e4) / 100.0);
      spec.commandLine().getOut().println(line);
      status = looked.reading() instanceof CodeReading.Code ? status : ExitCode.FAILED;
    }
    return status;
  }
}
