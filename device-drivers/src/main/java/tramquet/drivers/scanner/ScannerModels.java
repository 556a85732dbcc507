package tramquet.drivers.scanner;

import java.util.List;
import java.util.Optional;

/// The scanner models we know: one line each.
public final class ScannerModels {

  /// All of them, the most general first.
  public static final List<ScannerModel> ALL =
      List.of(
          new GenericLine(),
          new Honeywell(),
          new Newland(),
          new Gm6x(),
          new ZebraSsi(false),
          new ZebraSsi(true),
          new Datalogic(),
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
