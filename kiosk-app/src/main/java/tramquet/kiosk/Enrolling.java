package tramquet.kiosk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tramquet.drivers.Bytes;
import tramquet.drivers.ThreadSchedule;
import tramquet.drivers.scanner.ScanData;
import tramquet.kiosk.clock.BootClock;
import tramquet.kiosk.clock.BuildDate;
import tramquet.kiosk.config.KioskConfig;
import tramquet.kiosk.credential.CodeText;
import tramquet.kiosk.enrol.EnrolFolder;
import tramquet.kiosk.enrol.Enrolment;
import tramquet.kiosk.enrol.Progress;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.SetUp;
import tramquet.kiosk.pack.KeyFile;
import tramquet.wire.ClaimCode;
import tramquet.wire.Decoded;
import tramquet.wire.OrderResult.Refusal;
import tramquet.wire.TrustedKeys;

/// Between enrolment and the kiosk: hands claim codes to the one and its progress to the other, and
/// says when a kiosk with a code may serve. A kiosk whose configuration names it has none of this.
///
/// Thread: started and closed by one; codes come from readers.
final class Enrolling implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("tramquet.kiosk");

  /// Bytes of a scan among which the prefix of a claim code is looked for.
  private static final int FRONT = 64;

  private final Optional<Enrolment> enrolment;
  private final EnrolFolder folder;
  private final Optional<Path> damaged;
  private final Consumer<SetUp> board;
  private final LongSupplier nanoTime;
  private final Runnable again;
  private final OpenParts readers = new OpenParts();
  private volatile Consumer<Event> lane = _ -> {};
  private volatile BooleanSupplier jumper = () -> false;
  private volatile boolean mayServe;

  /// @param board is told what is shown
  /// @param wireless has the operating system join a network
  /// @param again is run when the kiosk should start anew, by another configuration
  Enrolling(
      KioskConfig config,
      Consumer<SetUp> board,
      InstantSource wall,
      LongSupplier nanoTime,
      Wireless wireless,
      Runnable again) {
    this.board = board;
    damaged = config.kiosk().byCode().flatMap(KioskConfig.ByCode::damaged);
    this.nanoTime = nanoTime;
    this.again = again;
    folder = new EnrolFolder(config.kiosk().data());
    enrolment =
        config
            .kiosk()
            .byCode()
            .filter(_ -> damaged.isEmpty())
            .map(code ->
                new Enrolment(
                    folder,
                    () -> signers(code.signer()),
                    () -> atLeast(wall),
                    new ThreadSchedule("enrol"),
                    wireless::join,
                    this::heard));
  }

  /// Where an image carries no key, whoever comes first is believed.
  private static Decoded<TrustedKeys> signers(Path key) {
    return Files.exists(key) ? KeyFile.signer(key) : new Decoded.Value<>(TrustedKeys.none());
  }

  /// A moment that has certainly come.
  private static Instant atLeast(InstantSource wall) {
    Instant built = BuildDate.read();
    Instant now = wall.instant();
    return BootClock.isSynchronised() && now.isAfter(built) ? now : built;
  }

  /// A file without which nobody knows whose kiosk this is. It is for people to say: whoever took
  /// the next code that is shown would give the records that are there another name.
  Optional<Path> damaged() {
    return damaged;
  }

  /// Puts aside what was written under a name that the kiosk has no more. To be called before
  /// anything is written.
  ///
  /// @return whether that is done, or there is nothing
  boolean putAside() {
    try {
      if (enrolment.isPresent()) {
        folder.putAside();
      }
    } catch (IOException e) {
      LOG.log(Level.ERROR, "enrol: {0}", e.getClass().getSimpleName());
      return false;
    }
    // One that has served alone goes on after a power cut, before it knows whether it has a line.
    mayServe |= folder.isEnrolled() || folder.hasServed();
    return true;
  }

  /// A lane is there.
  ///
  /// @param jumper whether the maintenance jumper is in
  /// @param to is told what to show
  void wired(BooleanSupplier jumper, Consumer<Event> to) {
    this.jumper = jumper;
    lane = to;
  }

  /// What speaks against another name for this kiosk now, apart from the order.
  Optional<Refusal> objection() {
    if (enrolment.isEmpty() || !folder.isEnrolled()) {
      return Optional.of(Refusal.STATE);
    }
    return jumper.getAsBoolean() ? Optional.empty() : Optional.of(Refusal.JUMPER);
  }

  /// Takes a claim code, though the kiosk is set up: it was ordered, and the jumper is in.
  void take(ScanData scan) {
    enrolment.ifPresent(each -> each.shownAgain(CodeText.of(scan.bytes()).latin()));
  }

  /// Keys, as soon as the kiosk may serve: not while somebody is about to approve it.
  Supplier<Decoded<Provision>> gated(Supplier<Decoded<Provision>> keys) {
    return () ->
        enrolment.isEmpty() || mayServe
            ? keys.get()
            : new Decoded.Malformed<>("no claim code yet, or it is not approved");
  }

  /// Starts to ask the centre.
  void start() {
    enrolment.ifPresent(Enrolment::start);
  }

  /// Reads claim codes, and nothing else, while the kiosk serves nobody.
  ///
  /// @param opened does nothing yet; is closed with this
  /// @param to is told how they are
  void read(Supplier<Readers> opened, Consumer<Event> to) {
    if (enrolment.isPresent()) {
      readers.add(opened.get()).start(scan -> shown(scan), to);
    }
  }

  /// Leaves the readers to those who serve.
  void hush() {
    readers.close();
  }

  /// Takes what is a claim code; of a kiosk that is set up the lane is asked what becomes of it.
  ///
  /// @return whether it is one, and this kiosk is named by them
  boolean shown(ScanData scan) {
    if (enrolment.isEmpty() || !mayBeCode(scan.data())) {
      return false;
    }
    String text = CodeText.of(scan.bytes()).latin();
    if (!text.startsWith(ClaimCode.PREFIX)) {
      return false;
    }
    if (folder.isEnrolled()) {
      lane.accept(new Event.ClaimShown(scan.lastByteNanos(), scan, jumper.getAsBoolean()));
    } else {
      enrolment.get().shown(text);
    }
    return true;
  }

  /// Visitors do not wait for the unpacking of what is obviously something else.
  private static boolean mayBeCode(Bytes scan) {
    byte[] front = scan.slice(0, Math.min(FRONT, scan.length())).toArray();
    return new String(front, ISO_8859_1).contains(ClaimCode.PREFIX);
  }

  private void heard(Progress progress) {
    switch (progress) {
      case Progress.Claimed _, Progress.Enrolled _ -> again.run();
      case Progress.Alone _ -> mayServe = true;
      case Progress.Told(var what) -> {
        if (!folder.isEnrolled()) {
          board.accept(what);
        }
        lane.accept(new Event.SettingUp(nanoTime.getAsLong(), what));
      }
    }
  }

  @Override
  public void close() {
    enrolment.ifPresent(Enrolment::close);
    readers.close();
  }
}
