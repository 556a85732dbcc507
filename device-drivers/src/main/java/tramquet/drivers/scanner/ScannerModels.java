package tramquet.drivers.scanner;

import java.util.List;
import java.util.Optional;

/// The scanner models we know: one line each.
public final class ScannerModels {

  /// All of them, the most general first.
  ///
  /// Those that can be asked what they are stand in the order in which a scanner that nobody knows
  /// is asked: first those to whom the question to another might mean something. A Zebra takes the
  /// first byte of anything for a length; a Datalogic obeys single letters, and an `F` disables it.
  public static final List<ScannerModel> ALL =
      List.of(
          new GenericLine(),
          new ZebraSsi(false),
          new ZebraSsi(true),
          new Datalogic(),
          new Honeywell(),
          new Newland(),
          new Gm6x(),
          new Opticon(),
          new De2120(),
          new Keyboard(),
          HidPos.byVendor(),
          HidPos.newland(),
          HidPos.honeywell(),
          new CameraModel());

  private ScannerModels() {}

  /// The model with an id.
  public static Optional<ScannerModel> withId(String id) {
    return ALL.stream().filter(model -> model.id().equals(id)).findFirst();
  }
}
