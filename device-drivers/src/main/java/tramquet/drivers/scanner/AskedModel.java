package tramquet.drivers.scanner;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import tramquet.drivers.line.LineOpener;
import tramquet.drivers.line.SerialLine;

/// A serial scanner of which nobody knows which it is: it is asked, in each dialect that has a
/// question and at each usual speed, and the first that it answers twice alike is its own. One that
/// answers none sends lines, at the speed of its line's settings.
///
/// The speed of the last time is tried first, then that of the settings, then the usual ones; the
/// models always in the order of their list, for the reason that stands there. Where nothing
/// answered the last time, only the speed of the settings is tried again: the search takes seconds,
/// and most often the same scanner is plugged in anew.
public final class AskedModel implements ScannerModel {
  private static final System.Logger LOG = System.getLogger("tramquet.drivers.scanner");

  private static final List<SerialModel> ASKED =
      ScannerModels.ALL.stream()
          .filter(ScannerModel::canBeProbed)
          .flatMap(model -> model instanceof SerialModel serial ? Stream.of(serial) : Stream.of())
          // Asked in the same words as the other of the two, which more are.
          .filter(model -> !(model instanceof ZebraSsi zebra && zebra.extended()))
          .toList();

  private static final SerialModel SILENT = new GenericLine();

  private Optional<Spoken> known = Optional.empty();

  @Override
  public String id() {
    return "asked";
  }

  @Override
  public boolean canBeProbed() {
    return true;
  }

  private record Spoken(SerialModel model, int baud) {}

  @Override
  public LineOpener<FrameSource> frames(Setup setup, LongSupplier nanoTime) {
    return () -> open(setup, nanoTime);
  }

  private LineOpener.Opening<FrameSource> open(Setup setup, LongSupplier nanoTime) {
    for (int baud : speeds(setup.line().baud())) {
      LineOpener.Opening<SerialLine> opening =
          SerialLine.at(setup.port(), setup.line().withBaud(baud)).open();
      if (!(opening instanceof LineOpener.Opened<SerialLine>(SerialLine line))) {
        return frames(opening, new Spoken(SILENT, baud), setup, nanoTime);
      }
      Optional<SerialModel> answering =
          ASKED.stream()
              .filter(model -> isTold(line, dialect(model, baud, setup), nanoTime))
              .findFirst();
      if (answering.isPresent()) {
        return frames(opening, told(setup.port(), answering.get(), baud), setup, nanoTime);
      }
      line.close();
    }
    int baud = setup.line().baud();
    Spoken silent = told(setup.port(), SILENT, baud);
    return frames(
        SerialLine.at(setup.port(), setup.line().withBaud(baud)).open(), silent, setup, nanoTime);
  }

  private List<Integer> speeds(int configured) {
    if (known.map(Spoken::model).equals(Optional.of(SILENT))) {
      return List.of(configured);
    }
    return Stream.concat(
            Stream.concat(known.map(Spoken::baud).stream(), Stream.of(configured)),
            ProbedLine.SPEEDS.stream())
        .distinct()
        .toList();
  }

  private Spoken told(Path port, SerialModel model, int baud) {
    Spoken now = new Spoken(model, baud);
    if (!known.equals(Optional.of(now))) {
      LOG.log(
          System.Logger.Level.INFO,
          "what is at {0} {1} {2}, at {3} bit/s",
          port,
          model.equals(SILENT) ? "does not say what it is; read as" : "says that it is",
          model.id(),
          String.valueOf(baud));
    }
    known = Optional.of(now);
    return now;
  }

  /// Twice, because in some dialects any line is an answer, a code that somebody shows included.
  private static boolean isTold(SerialLine line, Dialect spoken, LongSupplier nanoTime) {
    IdentityQuestion question = new IdentityQuestion(nanoTime);
    Optional<String> first = question.answer(line, spoken);
    return first.isPresent() && first.equals(question.answer(line, spoken));
  }

  private static LineOpener.Opening<FrameSource> frames(
      LineOpener.Opening<SerialLine> opening, Spoken spoken, Setup setup, LongSupplier nanoTime) {
    LineOpener<SerialLine> opener = () -> opening;
    Dialect dialect = dialect(spoken.model(), spoken.baud(), setup);
    return opener.<FrameSource>as(line -> new SerialFrames(line, dialect, nanoTime)).open();
  }

  private static Dialect dialect(SerialModel model, int baud, Setup setup) {
    return model.dialect(setup.rules(FrameRules.terminatedAt(baud)));
  }
}
