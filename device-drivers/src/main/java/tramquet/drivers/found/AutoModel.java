package tramquet.drivers.found;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.scanner.AskedModel;
import tramquet.drivers.scanner.FrameSource;
import tramquet.drivers.scanner.ScannerModel;
import tramquet.drivers.scanner.ScannerModels;

/// Whichever scanner is plugged in. It is looked for anew whenever a line is opened, so another may
/// be plugged in in its place.
///
/// Of a port that is named, the USB id says the model; where it does not (a chip between USB and a
/// serial line, a board's own serial port), the scanner is asked. A port that is not named
/// ([#isAnyPort]) is claimed if its USB id is that of a maker of scanners and there is one such
/// port only: never a chip behind which anything may be, never a camera, and nothing is asked.
///
/// Thread: immutable.
public final class AutoModel implements ScannerModel {
  /// The word that stands for it in the configuration.
  public static final String ID = "auto";

  private static final System.Logger LOG = System.getLogger("tramquet.drivers.scanner");

  private final Supplier<List<FoundPort>> search;

  /// Looks for scanners among the ports that are there when it is asked.
  public AutoModel(Supplier<List<FoundPort>> search) {
    this.search = search;
  }

  /// The model with an id: one of the list, or this one on the machine under this JVM.
  public static Optional<ScannerModel> withId(String id) {
    return id.equals(ID)
        ? Optional.of(new AutoModel(PortSearch.ofThisMachine()::all))
        : ScannerModels.withId(id);
  }

  /// Whether a port is none that is named, but the one that there is: `auto`, in whatever folder a
  /// configuration's paths begin.
  public static boolean isAnyPort(Path port) {
    return port.endsWith(ID);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean canBeProbed() {
    return true;
  }

  /// What to open.
  private sealed interface Choice {}

  private record Known(ScannerModel model, Path port, String why) implements Choice {}

  private record ToBeAsked() implements Choice {}

  private record Nothing(LineOpener.Opening<FrameSource> answer) implements Choice {}

  @Override
  public LineOpener<FrameSource> frames(Setup setup, LongSupplier nanoTime) {
    // It remembers what it was told.
    LineOpener<FrameSource> asked = new AskedModel().frames(setup, nanoTime);
    return () ->
        switch (isAnyPort(setup.port()) ? only() : named(setup.port())) {
          case Known(ScannerModel model, Path port, String why) -> {
            // Its USB id says what it is, and over USB its speed means nothing: nothing is asked.
            Setup known = new Setup(port, setup.line(), setup.ending(), setup.pause());
            LineOpener.Opening<FrameSource> opening = model.frames(known, nanoTime).open();
            if (opening instanceof LineOpener.Opened) {
              LOG.log(System.Logger.Level.INFO, "{0} is read as {1}: {2}", port, model.id(), why);
            }
            yield opening;
          }
          case ToBeAsked() -> asked.open();
          case Nothing(LineOpener.Opening<FrameSource> answer) -> answer;
        };
  }

  private Choice named(Path port) {
    Optional<FoundPort> found = search.get().stream().filter(each -> each.isAt(port)).findFirst();
    if (found.isEmpty()) {
      return new ToBeAsked();
    }
    return switch (found.get().guess()) {
      case Guess.Reader(String maker, String model, String _) -> known(model, port, maker);
      case Guess.Unusable(String why) ->
          new Nothing(new LineOpener.Unavailable<>(port + " " + why));
      case Guess.Bridge _, Guess.Unknown _ ->
          switch (found.get().kind()) {
            case SERIAL -> new ToBeAsked();
            case REPORTS -> known("hid-pos", port, "it speaks in reports");
            case KEYBOARD -> known("keyboard", port, "it types");
            case CAMERA -> known("camera", port, "it is a camera");
          };
    };
  }

  /// Which of the ports that are there would be claimed unasked: one, or it is none of them.
  ///
  /// A scanner with two faces is one: a keyboard counts only where nothing better is.
  public static List<FoundPort> eligible(List<FoundPort> ports) {
    List<FoundPort> readers =
        ports.stream()
            .filter(each -> each.kind() != Port.CAMERA)
            .filter(each -> each.guess() instanceof Guess.Reader)
            .toList();
    List<FoundPort> better = readers.stream().filter(each -> each.kind() != Port.KEYBOARD).toList();
    return better.isEmpty() ? readers : better;
  }

  private Choice only() {
    List<FoundPort> eligible = eligible(search.get());
    if (eligible.isEmpty()) {
      return new Nothing(new LineOpener.Absent<>("no reader of a known maker is plugged in"));
    } else if (eligible.size() > 1) {
      String all =
          eligible.stream().map(each -> each.stable().toString()).collect(Collectors.joining(", "));
      return new Nothing(
          new LineOpener.Unavailable<>("several readers are plugged in: name one of " + all));
    }
    FoundPort one = eligible.getFirst();
    return one.guess() instanceof Guess.Reader(String maker, String model, String _)
        ? known(model, one.node(), maker)
        : new ToBeAsked();
  }

  private static Choice known(String model, Path port, String why) {
    return new Known(ScannerModels.withId(model).orElseThrow(), port, why);
  }
}
