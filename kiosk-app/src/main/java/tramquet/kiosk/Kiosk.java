package tramquet.kiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.doctor.Histogram;
import tramquet.kiosk.doctor.ReportSocket;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.Session;
import tramquet.kiosk.order.PinDesk;
import tramquet.kiosk.screen.KioskWindow;
import tramquet.kiosk.screen.PictureBook;
import tramquet.kiosk.screen.ScreenModel;
import tramquet.kiosk.service.Vital;
import tramquet.wire.Decoded;
import tramquet.wire.Ordered;
import tramquet.wire.ShelfLife;

/// The wiring, together with `LaneStart` and `Serving`: the only files that name every concrete
/// class. Here is what a kiosk has from the first moment to the last, window and voice. Lamps, gate
/// and lane are there as soon as they can be had, the rest when there are keys.
///
/// Thread: opened and closed by one.
final class Kiosk implements AutoCloseable {
  private final KioskConfig config;
  private final Optional<JsonTrace> trace;
  private final LongSupplier nanoTime;
  private final OpenParts open = new OpenParts();
  private final PictureBook pictures;
  private final Optional<PinDesk> pin;
  private final ScreenModel window;
  private final Voice voice;
  private final Board board;
  private final Enrolling enrolling;
  private final Doctor doctor;
  private final LaneStart start;
  private volatile Optional<Checkpoint> checkpoint = Optional.empty();

  private Kiosk(
      KioskConfig config,
      Optional<JsonTrace> trace,
      InstantSource wall,
      LongSupplier nanoTime,
      PictureBook pictures,
      Optional<Path> inbox,
      Wireless wireless,
      Runnable stop,
      Runnable again) {
    this.config = config;
    this.trace = trace;
    this.nanoTime = nanoTime;
    this.pictures = pictures;
    pin = PinParts.desk(config, nanoTime, this::tell);
    window = window(stop);
    board = new Board(window::footer);
    voice = new Voice(config, board::time);
    Histogram times = new Histogram();
    doctor = new Doctor(config, board, times, vitals(), voice::finding, nanoTime);
    enrolling = new Enrolling(config, board::settingUp, wall, nanoTime, wireless, again);
    FormerRecords former = new FormerRecords(config.kiosk().data(), trace, wall, nanoTime);
    board.counting(former::unsent);
    Serving.Around around =
        new Serving.Around(
            config,
            board,
            new LaneOrders(this::tell, nanoTime, enrolling::objection),
            doctor::examine,
            enrolling::shown,
            inbox,
            trace,
            wall,
            nanoTime);
    start =
        new LaneStart(
            new LaneStart.Means(around, window, voice, doctor, enrolling, former, times),
            lane -> checkpoint = Optional.of(lane));
  }

  private ScreenModel window(Runnable stop) {
    return config.screen().display() == KioskConfig.Window.Display.NONE
        ? ScreenModel.none()
        : KioskWindow.open(
            WindowParts.settings(config),
            new Screen.Busy(),
            new Screen.Footer(true, false, 0, ShelfLife.Age.FRESH),
            pictures,
            new WindowReports(
                this::tell,
                pin,
                (painted, at) -> trace.ifPresent(t -> t.painted(painted, at)),
                stop,
                nanoTime));
  }

  /// Opens the window first, so that people see something while the rest starts. Without keys, or
  /// with bad ones, the screen says that the kiosk is not set up, until they are there. Without its
  /// pins or its visit log it is out of order, and tries again until it has them: at a start they
  /// may come a moment later than the kiosk, and nobody is there to start it by hand.
  ///
  /// @param keys reads keys and signed data, as often as it is asked
  /// @param inbox where packs that somebody brings are put
  /// @param wireless has the operating system join the network that a claim code names
  /// @param stop is run when staff close the window
  /// @param again is run when a claim code or the centre has told the kiosk more: it should be
  ///   closed, and opened with the configuration as it is then
  static Kiosk open(
      KioskConfig config,
      Supplier<Decoded<Provision>> keys,
      Optional<JsonTrace> trace,
      InstantSource wall,
      LongSupplier nanoTime,
      Optional<Path> inbox,
      Wireless wireless,
      Runnable stop,
      Runnable again)
      throws IOException {
    Files.createDirectories(config.kiosk().data());
    PictureBook pictures = PictureBook.blank();
    if (config.screen().pictures().isPresent()) {
      Path folder = config.screen().pictures().get();
      Files.createDirectories(folder);
      pictures = PictureBook.in(folder);
    }
    Kiosk kiosk = new Kiosk(config, trace, wall, nanoTime, pictures, inbox, wireless, stop, again);
    kiosk.open.add(ReportSocket.open(config.kiosk().data(), kiosk.doctor::examine));
    kiosk.start.begin(kiosk.enrolling.gated(keys));
    kiosk.enrolling.start();
    return kiosk;
  }

  /// What must answer, or nobody is served.
  List<Vital> vitals() {
    return List.of(new Vital("lane", this::askLane), new Vital("screen", window::ask));
  }

  /// Where there is no lane yet, none can hang.
  private void askLane(Runnable answer) {
    checkpoint.ifPresentOrElse(lane -> lane.ask(answer), answer);
  }

  private void tell(Event event) {
    if (event instanceof Event.SignedIn(_, Session.Who.Staff(UUID order, _))
        && !order.equals(Ordered.BY_PIN)) {
      pin.ifPresent(PinDesk::codeShown);
    }
    checkpoint.ifPresent(lane -> lane.tell(event));
  }

  /// How many records the centre has not acknowledged.
  long unsent() {
    return start.unsent();
  }

  /// Stops serving: first whatever brings visitors, then the lane, then what writes for it. What is
  /// unsent stays on disk.
  @Override
  public void close() {
    start.close();
    open.close();
    pin.ifPresent(PinDesk::close);
    window.close();
    voice.close();
    pictures.close();
    trace.ifPresent(t -> t.pictures(pictures.files()));
  }
}
