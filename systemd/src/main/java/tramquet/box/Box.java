package tramquet.box;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The box, by hand: boots a checkpoint and takes commands from the terminal until it is told to
/// stop.
///
/// Thread: one.
final class Box {
  static final String COMMANDS =
      """
      scan [CODE]        hold a code before the reader; without one, somebody else's card each time
      watched            the card of somebody on the watch list
      pass               somebody goes through the gate
      unplug, plug       the reader's plug
      pins               the levels of the kiosk's pins
      pull PIN up|down   drive an input (BCM number)
      photo [FILE.png]   take a picture of the display
      steps              what the kiosk did, step by step
      journal            what the kiosk wrote to the journal
      sh COMMAND         run a command inside, as root
      cut                cut the power and switch on again
      quit               switch off
      """;

  private final Site site;
  private final PrintStream out;

  private Box(Site site, PrintStream out) {
    this.site = site;
    this.out = out;
  }

  /// Boots, serves the terminal, switches off. The argument is `amd64` or `arm64`.
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(System.getProperty("tramquet.root"));
    Architecture architecture = Architecture.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    System.out.println("booting (software emulation: a minute or two)…");
    try (Site site =
        Site.open(
            root, architecture, "by-hand", KioskFiles.LaneSetup.WITH_PINS, System::nanoTime)) {
      System.out.println("installing and starting the kiosk…");
      site.serve();
      System.out.print("It serves.\n" + COMMANDS);
      new Box(site, System.out).serve(new BufferedReader(new InputStreamReader(System.in, UTF_8)));
    }
  }

  private void serve(BufferedReader in) throws IOException {
    while (true) {
      out.print("box> ");
      out.flush();
      String line = in.readLine();
      if (line == null || line.strip().equals("quit")) {
        return;
      }
      try {
        obey(line.strip());
      } catch (IOException e) {
        out.println(e.getMessage());
      }
    }
  }

  private void obey(String line) throws IOException {
    String[] words = line.split(" ", 2);
    String rest = words.length > 1 ? words[1].strip() : "";
    switch (words[0]) {
      case "scan" -> scan(rest.isEmpty() ? site.somebody() : rest);
      case "watched" -> scan(People.watchedCard());
      case "pass" -> site.pins().pulse(KioskFiles.PASSAGE, Duration.ofMillis(300));
      case "unplug" -> site.machine().unplugReader();
      case "plug" -> site.machine().plugReader();
      case "pins" -> pins();
      case "pull" -> pull(rest);
      case "photo" -> photo(rest);
      case "steps" -> site.trace().all().forEach(out::println);
      case "journal" -> out.print(site.journal());
      case "sh" -> {
        Agent.Output output = site.machine().attempt(rest);
        out.print(output.out() + output.err());
      }
      case "cut" -> site.cutAndBoot();
      default -> out.print(COMMANDS);
    }
  }

  private void scan(String code) throws IOException {
    int before = site.trace().all().size();
    site.machine().scan(code);
    var _ =
        site.trace()
            .await(
                "screen",
                step -> !step.path("screen").asString("").equals("busy"),
                Duration.ofSeconds(20));
    List<?> steps = site.trace().all();
    steps.subList(before, steps.size()).forEach(out::println);
  }

  private void pins() throws IOException {
    out.printf(
        "red %s  green %s  amber %s  gate %s  passage %s%n",
        level(KioskFiles.RED),
        level(KioskFiles.GREEN),
        level(KioskFiles.AMBER),
        level(KioskFiles.GATE),
        level(KioskFiles.PASSAGE));
  }

  private String level(int bcm) throws IOException {
    return site.pins().isHigh(bcm) ? "on" : "off";
  }

  private void pull(String rest) throws IOException {
    if (rest.matches("[0-9]+ (up|down)")) {
      String[] words = rest.split(" ", 2);
      site.pins().pull(Integer.parseInt(words[0]), words[1].equals("up"));
    } else {
      out.print(COMMANDS);
    }
  }

  private void photo(String rest) throws IOException {
    if (rest.isEmpty()) {
      out.println(site.photograph("photo"));
    } else {
      site.machine().photograph(Path.of(rest));
    }
  }
}
