package tramquet.drivers.camera;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import tramquet.drivers.line.LineOpener;

/// A camera that rests when nothing has moved before it for ten minutes: its large pictures cost
/// ten times the processor that a lane may use while nobody comes, even if no code is looked for in
/// them. It is started anew for small ones, in which it is seen that something moves, and then for
/// large ones again.
///
/// ```
///   awake ──────── nothing moved ────────▶ dozing ──── a small picture ────▶ resting
///     ▲                                       │ none: not again for an hour      │ moved
///     │ a picture                             ▼                                  │
///     └──────────────────────────────────── waking ◀─────────────────────────────┘
/// ```
///
/// It waits for no first picture: whoever reads it can always let it go soon.
///
/// Thread: one reader; `close` from any thread, also while it is started anew.
public final class RestingCamera implements Camera {
  /// How long nothing has moved before it rests.
  public static final Duration STILL = Duration.ofMinutes(10);

  private static final System.Logger LOG = System.getLogger("tramquet.drivers.camera");

  /// Cameras take their time; one that has not given anything by then will not.
  private static final Duration FIRST_PICTURE = Duration.ofSeconds(8);

  private static final Gone CLOSED = new Gone("closed");

  private static final String NO_PICTURE = "no picture came in 8 s";

  /// Of the pictures to read codes in, each fifth is watched too: as many as of the small ones.
  private static final int EACH =
      Sight.READING.picturesASecond() / Sight.WATCHING.picturesASecond();

  private enum State {
    AWAKE,
    DOZING,
    RESTING,
    WAKING
  }

  private final CameraPort port;
  private final Rest rest;
  private final LongSupplier nanoTime;
  private final SceneWatch watch = new SceneWatch();
  private State state = State.AWAKE;
  private volatile Camera camera;
  private volatile boolean closed;
  private Optional<Picture> first;
  private long pixels;
  private long startedNanos;
  private long movedNanos;
  private int pictures;

  private RestingCamera(
      CameraPort port, Camera camera, Picture first, Rest rest, LongSupplier nanoTime) {
    this.port = port;
    this.camera = camera;
    this.first = Optional.of(first);
    this.rest = rest;
    this.nanoTime = nanoTime;
    movedNanos = nanoTime.getAsLong();
  }

  /// A way to a camera that gives pictures to read codes in, and rests. It waits for the first one.
  ///
  /// @param still how long nothing has moved before it rests
  /// @param nanoTime `System::nanoTime`, or a test's clock
  public static LineOpener<Camera> at(CameraPort port, Duration still, LongSupplier nanoTime) {
    Rest rest = new Rest(still, nanoTime);
    return () ->
        switch (port.start(Sight.READING)) {
          case LineOpener.Opened<Camera>(Camera camera) -> first(port, camera, rest, nanoTime);
          case LineOpener.Absent<Camera> absent -> absent;
          case LineOpener.Unavailable<Camera> unavailable -> unavailable;
        };
  }

  private static LineOpener.Opening<Camera> first(
      CameraPort port, Camera camera, Rest rest, LongSupplier nanoTime) {
    return switch (camera.read(FIRST_PICTURE)) {
      case Picture picture ->
          new LineOpener.Opened<>(new RestingCamera(port, camera, picture, rest, nanoTime));
      case Silence _, Resting() -> {
        camera.close();
        yield new LineOpener.Unavailable<>(NO_PICTURE);
      }
      case Gone(String reason) -> {
        camera.close();
        yield new LineOpener.Unavailable<>(reason);
      }
    };
  }

  @Override
  public Reading read(Duration timeout) {
    if (closed) {
      return CLOSED;
    }
    return switch (state) {
      case AWAKE -> awake(timeout);
      case DOZING, WAKING -> starting(camera.read(timeout));
      case RESTING -> resting(camera.read(timeout));
    };
  }

  private Reading awake(Duration timeout) {
    if (rest.isDue(movedNanos)) {
      return doze();
    }
    Reading reading = first.<Reading>map(picture -> picture).orElseGet(() -> camera.read(timeout));
    first = Optional.empty();
    if (reading instanceof Picture(GreyImage image, long _)) {
      pixels = image.pixels();
      pictures++;
      if (pictures % EACH == 0 && watch.hasMoved(image)) {
        movedNanos = nanoTime.getAsLong();
      }
    }
    return reading;
  }

  private Reading doze() {
    LOG.log(Level.DEBUG, "nothing has moved before a camera: it rests");
    camera.close();
    return switch (port.start(Sight.WATCHING)) {
      case LineOpener.Opened<Camera>(Camera small) -> started(small, State.DOZING);
      case LineOpener.Absent<Camera>(String reason) -> cannotRest(reason);
      case LineOpener.Unavailable<Camera>(String reason) -> cannotRest(reason);
    };
  }

  private Reading wake() {
    camera.close();
    return switch (port.start(Sight.READING)) {
      case LineOpener.Opened<Camera>(Camera large) -> started(large, State.WAKING);
      case LineOpener.Absent<Camera>(String reason) -> new Gone(reason);
      case LineOpener.Unavailable<Camera>(String reason) -> new Gone(reason);
    };
  }

  private Reading started(Camera anew, State now) {
    camera = anew;
    if (closed) {
      // Whoever closed may have known the camera before only.
      anew.close();
      return CLOSED;
    }
    state = now;
    startedNanos = nanoTime.getAsLong();
    watch.forget();
    return new Resting();
  }

  /// What comes of a camera that was started anew.
  private Reading starting(Reading reading) {
    return switch (reading) {
      case Picture picture -> state == State.WAKING ? woken(picture) : asleep(picture);
      case Silence _ when nanoTime.getAsLong() - startedNanos < FIRST_PICTURE.toNanos() ->
          new Resting();
      case Silence _, Resting() -> notStarted(NO_PICTURE);
      case Gone(String reason) -> notStarted(reason);
    };
  }

  private Reading notStarted(String reason) {
    return state == State.WAKING ? new Gone(reason) : cannotRest(reason);
  }

  private Reading woken(Picture picture) {
    state = State.AWAKE;
    movedNanos = nanoTime.getAsLong();
    return picture;
  }

  private Reading asleep(Picture picture) {
    // Of a camera with one size it may be the same one, only slower.
    if (2 * picture.image().pixels() > pixels) {
      if (rest.impossible()) {
        LOG.log(Level.DEBUG, "a camera has no smaller pictures: it does not rest");
      }
      return wake();
    }
    state = State.RESTING;
    return resting(picture);
  }

  private Reading cannotRest(String reason) {
    if (rest.failed()) {
      LOG.log(Level.DEBUG, "a camera does not rest, and tries again in an hour: {0}", reason);
    }
    return wake();
  }

  private Reading resting(Reading reading) {
    if (!(reading instanceof Picture(GreyImage image, long _))) {
      return reading;
    }
    if (!watch.hasMoved(image)) {
      return new Resting();
    }
    LOG.log(Level.DEBUG, "something has moved before a camera: it wakes");
    rest.woken();
    return wake();
  }

  @Override
  public void codeRead() {
    rest.codeRead();
    movedNanos = nanoTime.getAsLong();
  }

  @Override
  public void close() {
    closed = true;
    camera.close();
  }
}
