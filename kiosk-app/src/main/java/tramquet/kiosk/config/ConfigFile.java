package tramquet.kiosk.config;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tramquet.drivers.found.AutoModel;
import tramquet.drivers.scanner.ScannerModel;
import tramquet.drivers.scanner.ScannerModels;
import tramquet.kiosk.config.KioskConfig.Confirm;
import tramquet.kiosk.config.KioskConfig.Pack;
import tramquet.kiosk.config.Setting.Presence;
import tramquet.wire.Decoded;
import tramquet.wire.Direction;

/// The configuration file, read in one go: every problem is found before anything is said.
///
/// Thread: used by one, once.
public final class ConfigFile {
  private static final Map<String, Setting<?>> KNOWN = known();

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, TomlSource.Entry> entries = new HashMap<>();

  private ConfigFile(Path file) {
    this.file = file;
  }

  /// Reads and checks a file; relative paths in it are meant from its own folder.
  public static Loaded read(Path file) {
    try {
      return parse(file, Files.readString(file));
    } catch (NoSuchFileException e) {
      return rejected(file, "no such file");
    } catch (CharacterCodingException e) {
      return rejected(file, "not UTF-8 text");
    } catch (IOException e) {
      return rejected(file, "cannot be read");
    }
  }

  /// Checks a text as if it stood in that file.
  public static Loaded parse(Path file, String text) {
    return new ConfigFile(file).load(TomlSource.of(text));
  }

  /// A complete file with every key, its range, default and meaning.
  public static String sample() {
    return Sample.text();
  }

  /// The same for a kiosk that is told by a claim code who it is: what codes tell is commented out,
  /// and whatever reader is plugged in is read.
  public static String sampleByCode() {
    return Sample.byCode();
  }

  private Loaded load(TomlSource source) {
    source.errors().forEach(e -> problem(e.line(), e.column(), e.message()));
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    Optional<KioskConfig.ByCode> byCode = Optional.empty();
    // After a syntax error the rest of the text means nothing: what it lacks is not the problem.
    if (problems.isEmpty()) {
      source.entries().forEach(this::take);
      if (!entries.containsKey(LaneSettings.ID.key())) {
        byCode = addWhatCodesSay(folder);
      }
      Settings.ALL.forEach(this::fill);
      checkTogether();
    }
    if (!problems.isEmpty()) {
      return new Loaded.Rejected(problems);
    }
    return new Loaded.Complete(new Assembly(values, folder, byCode).config());
  }

  /// Where the file names no kiosk, a claim code does; what the file says otherwise wins.
  ///
  /// @return empty where there is no data folder in which it could be kept
  private Optional<KioskConfig.ByCode> addWhatCodesSay(Path folder) {
    if (!(values.get(LaneSettings.DATA.key()) instanceof Path data)) {
      return Optional.empty();
    }
    ClaimedFile claimed = ClaimedFile.in(folder.resolve(data), ConfigFile::isGood);
    claimed.entries().stream()
        .filter(entry -> !entries.containsKey(entry.key()))
        .forEach(this::take);
    return Optional.of(new KioskConfig.ByCode(folder.resolve("claim.pub"), claimed.damaged()));
  }

  private static boolean isGood(TomlSource.Entry entry) {
    Setting<?> setting = KNOWN.get(entry.key());
    return setting != null && setting.kind().read(entry.value()) instanceof Decoded.Value<?>;
  }

  private void take(TomlSource.Entry entry) {
    Setting<?> setting = KNOWN.get(entry.key());
    if (setting == null) {
      problem(entry, "unknown key" + suggestion(entry.key()));
      return;
    }
    entries.put(entry.key(), entry);
    switch (setting.kind().read(entry.value())) {
      case Decoded.Value<?>(Object value) -> values.put(entry.key(), value);
      case Decoded.Malformed<?>(String reason) -> problem(entry, reason);
      case Decoded.NotMine<?> no -> problem(entry, "must be " + setting.kind().range());
    }
  }

  private void fill(Setting<?> setting) {
    if (entries.containsKey(setting.key())) {
      return;
    }
    switch (setting.presence()) {
      case Presence.Required r -> problem(0, 0, setting.key() + ": missing; " + setting.meaning());
      case Presence.Default(Object value) ->
          values.put(setting.key(), setting.kind().read(value).asOptional().orElseThrow());
      case Presence.Optional o -> {}
    }
  }

  /// What no key can tell alone.
  private void checkTogether() {
    Set<Object> taken = new HashSet<>();
    for (Setting<Integer> pin : DeviceSettings.PINS) {
      Object number = values.get(pin.key());
      if (number != null && !taken.add(number)) {
        problem(pin, "this pin is already used by another key");
      }
    }
    if (values.get(LaneSettings.CONFIRM.key()) == Confirm.PASSAGE
        && !entries.containsKey(DeviceSettings.PASSAGE.key())) {
      problem(LaneSettings.CONFIRM, "\"passage\" needs pins.passage");
    }
    if (values.get(LaneSettings.PACK.key()) instanceof Pack.Signed
        && !entries.containsKey(LinkSettings.PACK_KEY.key())) {
      problem(LaneSettings.PACK, "a signed pack needs keys.pack");
    }
    if (!LaneSettings.OF_PIN.stream().allMatch(each -> entries.containsKey(each.key()))) {
      LaneSettings.OF_PIN.forEach(
          each -> problem(each, "staff.pin and staff.pin_holder go together"));
    }
    checkScanners();
    checkPlace();
    checkTls();
  }

  private void checkScanners() {
    checkSpeed(DeviceSettings.BAUD, DeviceSettings.MODEL);
    checkSpeed(DeviceSettings.EXIT_BAUD, DeviceSettings.EXIT_MODEL);
    checkScanner(DeviceSettings.PORT, values.get(DeviceSettings.MODEL.key()));
    checkScanner(
        DeviceSettings.EXIT_PORT,
        values.getOrDefault(
            DeviceSettings.EXIT_MODEL.key(), values.get(DeviceSettings.MODEL.key())));
    checkAnyPort();
    if (!entries.containsKey(DeviceSettings.EXIT_PORT.key())) {
      DeviceSettings.OF_EXIT.forEach(each -> problem(each, "needs exit_scanner.port"));
    } else if (values.get(LaneSettings.DIRECTION.key()) == Direction.EXIT) {
      problem(LaneSettings.DIRECTION, "a lane with two readers has direction = \"entry\"");
    }
    if (Objects.equals(
        values.get(DeviceSettings.PORT.key()), values.get(DeviceSettings.EXIT_PORT.key()))) {
      problem(DeviceSettings.EXIT_PORT, "this is the port of the first reader");
    }
  }

  /// The only scanner that there is can be claimed; of two nobody knows which is which.
  private void checkAnyPort() {
    boolean two = entries.containsKey(DeviceSettings.EXIT_PORT.key());
    for (Setting<Path> port : List.of(DeviceSettings.PORT, DeviceSettings.EXIT_PORT)) {
      if (values.get(port.key()) instanceof Path path && AutoModel.isAnyPort(path)) {
        if (two) {
          problem(port, "of two readers each has its own port, which says who goes which way");
        } else if (!AutoModel.ID.equals(values.get(DeviceSettings.MODEL.key()))) {
          problem(port, "\"auto\" needs scanner.model = \"auto\"");
        }
      }
    }
  }

  /// Of a scanner that says nothing of itself nobody can tell whether it understands.
  private void checkSpeed(Setting<OptionalInt> speed, Setting<String> itsModel) {
    Object model = values.getOrDefault(itsModel.key(), values.get(DeviceSettings.MODEL.key()));
    boolean asked =
        model instanceof String id
            && AutoModel.withId(id).filter(ScannerModel::canBeProbed).isPresent();
    if (OptionalInt.empty().equals(values.get(speed.key())) && !asked) {
      problem(speed, "\"auto\" needs a model that can be asked; " + model + " cannot");
    }
  }

  /// Opened as the other kind, a scanner would be silent for ever.
  private void checkScanner(Setting<Path> setting, @Nullable Object model) {
    if (values.get(setting.key()) instanceof Path port
        && model instanceof String id
        && ScannerModels.withId(id).isPresent()) {
      ScannerModel.Port own = ScannerModels.withId(id).get().port();
      found(port)
          .filter(seen -> seen != own)
          .ifPresent(seen -> problem(setting, advice(own, seen)));
    }
  }

  /// What is surely found at a path; empty where it may be anything.
  private static Optional<ScannerModel.Port> found(Path port) {
    if (port.startsWith("/dev/serial") || port.toString().startsWith("/dev/tty")) {
      return Optional.of(ScannerModel.Port.SERIAL);
    } else if (port.startsWith("/dev/input")) {
      return Optional.of(ScannerModel.Port.KEYBOARD);
    }
    if (port.toString().startsWith("/dev/video") || port.startsWith("/dev/v4l")) {
      return Optional.of(ScannerModel.Port.CAMERA);
    }
    return port.toString().startsWith("/dev/hidraw") || port.startsWith("/dev/scanner")
        ? Optional.of(ScannerModel.Port.REPORTS)
        : Optional.empty();
  }

  private static String advice(ScannerModel.Port own, ScannerModel.Port seen) {
    return switch (seen) {
      case KEYBOARD -> "a scanner found here types: its model is \"keyboard\"";
      case REPORTS -> "a scanner found here is in HID POS mode: its model is \"hid-pos\"";
      case CAMERA -> "what is found here is a camera: its model is \"camera\"";
      case SERIAL ->
          switch (own) {
            case KEYBOARD -> "a scanner that types is found at /dev/input/by-id/...-event-kbd";
            case CAMERA -> "a camera is found at /dev/v4l/by-id/..., or is \"rpicam0\"";
            case REPORTS, SERIAL -> "a scanner in HID POS mode is found at /dev/hidraw...";
          };
    };
  }

  /// A kiosk that is half told of its neighbours would let people in twice, and nobody would know.
  private void checkPlace() {
    List<Setting<?>> together =
        List.of(LinkSettings.PLACE, LinkSettings.PLACE_BROKER, LinkSettings.PLACE_KEY);
    if (!together.stream().allMatch(each -> entries.containsKey(each.key()))) {
      together.forEach(each -> problem(each, "place.name, place.broker and place.key go together"));
    }
  }

  /// Whoever writes certificates into the file must not end up with a line that anybody can read.
  private void checkTls() {
    List<Setting<URI>> ssl =
        Stream.of(LinkSettings.BROKER, LinkSettings.PLACE_BROKER)
            .filter(each ->
                values.get(each.key()) instanceof URI address && address.getScheme().equals("ssl"))
            .toList();
    if (!LinkSettings.OF_TLS.stream().allMatch(each -> entries.containsKey(each.key()))) {
      ssl.forEach(each -> problem(each, "ssl needs tls.ca, tls.certificate and tls.key"));
      LinkSettings.OF_TLS.forEach(
          each -> problem(each, "tls.ca, tls.certificate and tls.key go together"));
    } else if (ssl.isEmpty()) {
      problem(LinkSettings.TLS_CA, "no broker has an address with ssl: nothing would be encrypted");
    }
  }

  private void problem(Setting<?> setting, String what) {
    Optional.ofNullable(entries.get(setting.key())).ifPresent(entry -> problem(entry, what));
  }

  private void problem(TomlSource.Entry entry, String what) {
    problem(entry.line(), entry.column(), entry.key() + ": " + what);
  }

  private void problem(int line, int column, String what) {
    problems.add(new Problem(file, line, column, what));
  }

  private static Loaded rejected(Path file, String what) {
    return new Loaded.Rejected(List.of(new Problem(file, 0, 0, what)));
  }

  private static String suggestion(String key) {
    return Nearest.to(key, KNOWN.keySet()).map(k -> "; did you mean '" + k + "'?").orElse("");
  }

  private static Map<String, Setting<?>> known() {
    Map<String, Setting<?>> known = new HashMap<>();
    Settings.ALL.forEach(setting -> known.put(setting.key(), setting));
    return Map.copyOf(known);
  }
}
