package tramquet.kiosk.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tramquet.kiosk.demo.Happening.Ended;
import tramquet.kiosk.demo.Happening.Said;
import tramquet.wire.Decoded;

/// The conductor: starts the parts, lets the visitors come, stops the parts, compares. Read `run`.
///
/// Thread: one; what the parts say comes through a queue.
final class Demo {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration SETTLE_LIMIT = Duration.ofMinutes(1);

  private final Wishes wishes;
  private final Installation installation;
  private final Workshop workshop;
  private final Parts parts;
  private final Terminal terminal;
  private final Board board;
  private final InstantSource clock;
  private final SecureRandom random;

  /// What was said while a part was awaited: a kiosk's first record is on disk before it is ready.
  private final List<Happening> meanwhile = new ArrayList<>();

  private final Startup startup;

  /// What was asked for on the command line.
  ///
  /// @param visitors how many
  /// @param pace factor of the pauses between visitors
  /// @param baud speed of the reader
  /// @param headless no window, even where there is a display
  record Wishes(int visitors, double pace, int baud, boolean headless) {}

  Demo(
      Wishes wishes,
      Installation installation,
      Workshop workshop,
      Parts parts,
      Terminal terminal,
      Board board,
      InstantSource clock,
      SecureRandom random) {
    this.wishes = wishes;
    this.installation = installation;
    this.workshop = workshop;
    this.parts = parts;
    this.terminal = terminal;
    this.board = board;
    this.clock = clock;
    this.random = random;
    this.startup = new Startup(terminal.out(), System::nanoTime);
  }

  /// Plays the morning.
  ///
  /// @return whether the centre has exactly what the script says
  boolean run() throws IOException, InterruptedException, DemoFailed {
    DemoKeys keys = DemoKeys.generate(random);
    Issuing issuing = new Issuing(keys.issuer(), keys.stranger(), clock.instant());
    Morning morning = Morning.of(wishes.visitors(), wishes.pace(), issuing);
    DemoKeys.Folders files = new DemoKeys.Folders(workshop.keys());
    keys.write(files, morning.watched(), random, clock.instant());
    URI broker = startCentre();
    startPlayer();
    startKiosk(files, broker);
    Queue queue = new Queue(parts, board, new Story(clock), terminal);
    queue.catchUp(meanwhile);
    queue.play(morning);
    queue.settle(SETTLE_LIMIT);
    List<String> pictures = stop(queue);
    List<LedgerRow> rows = readLedger(new LedgerReader(keys.authority()));
    new Summary(queue.story(), startup.text(), pictures, workshop).lines().forEach(board::say);
    return report(queue.check(morning).differences(rows), rows.size());
  }

  private URI startCentre() throws IOException, InterruptedException, DemoFailed {
    startup.begins("starting the centre");
    parts.start(Part.CENTRE, installation.centre(workshop.centre()));
    JsonNode ready = JsonMapper.shared().readTree(await(Part.CENTRE, "READY {").substring(6));
    startup.done("centre");
    return URI.create(ready.required("mqtt").stringValue());
  }

  private void startPlayer() throws IOException, InterruptedException, DemoFailed {
    startup.begins("plugging in the reader");
    parts.start(Part.PLAYER, installation.player(workshop.reader(), wishes.baud()));
    await(Part.PLAYER, "{\"t\":\"port\"");
    startup.done("reader");
  }

  private void startKiosk(DemoKeys.Folders keys, URI broker)
      throws IOException, InterruptedException, DemoFailed {
    DisplayProbe.Finding finding =
        wishes.headless()
            ? DisplayProbe.headless("as you wish")
            : DisplayProbe.find(
                System.getenv(),
                installation.displayProbe(),
                workshop.logs().resolve("display.log"));
    board.say(finding.words());
    DemoConfig config =
        new DemoConfig(
            workshop.kiosk(), workshop.reader(), wishes.baud(), workshop.pictures(), broker, keys);
    Files.writeString(workshop.config(), config.toml(), StandardCharsets.UTF_8);
    startup.begins("starting the kiosk");
    parts.start(Part.KIOSK, installation.kiosk(finding.screens(), workshop.config()));
    await(Part.KIOSK, "{\"t\":\"ready\"");
    startup.done("kiosk");
  }

  /// Waits for a line of a part that begins like this.
  private String await(Part part, String begin) throws InterruptedException, DemoFailed {
    long untilNanos = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      Optional<Happening> next = parts.next(Duration.ofNanos(untilNanos - System.nanoTime()));
      switch (next.orElseThrow(() -> parts.failure(part, "does not start"))) {
        case Said(Part from, String line) when from == part && line.startsWith(begin) -> {
          return line;
        }
        case Ended(Part from, int status) ->
            throw parts.failure(from, "has ended with status " + status);
        case Happening other -> meanwhile.add(other);
      }
    }
  }

  /// Stops the kiosk, which writes its last pictures, then the others.
  private List<String> stop(Queue queue) throws InterruptedException, DemoFailed {
    board.say("stopping the kiosk and the centre …");
    parts.stop(Part.KIOSK);
    List<String> pictures = queue.farewell();
    parts.stop(Part.PLAYER);
    if (!parts.stop(Part.CENTRE)) {
      throw parts.failure(Part.CENTRE, "did not stop in order");
    }
    return pictures;
  }

  private List<LedgerRow> readLedger(LedgerReader reader)
      throws IOException, InterruptedException, DemoFailed {
    parts.start(Part.LEDGER, installation.ledger(workshop.centre()));
    List<LedgerRow> rows = new ArrayList<>();
    while (true) {
      Optional<Happening> next = parts.next(START_LIMIT);
      switch (next.orElseThrow(() -> parts.failure(Part.LEDGER, "does not answer"))) {
        case Said(Part from, String line) when from == Part.LEDGER -> {
          switch (reader.read(line)) {
            case Decoded.Value<LedgerRow>(LedgerRow row) -> rows.add(row);
            case Decoded.Malformed<LedgerRow> _ ->
                throw new DemoFailed("the ledger printed a line that cannot be read");
            case Decoded.NotMine<LedgerRow> _ -> {}
          }
        }
        case Ended(Part from, int status) when from == Part.LEDGER -> {
          if (status != 0) {
            throw parts.failure(Part.LEDGER, "could not be read");
          }
          return rows;
        }
        default -> {}
      }
    }
  }

  private boolean report(List<String> differences, int rows) {
    board.say("");
    differences.forEach(difference -> board.say("✗ " + difference));
    board.say(
        differences.isEmpty()
            ? "✓ the centre's ledger (%d rows) is exactly what the script says".formatted(rows)
            : "✗ the ledger is not what the script says");
    return differences.isEmpty();
  }
}
