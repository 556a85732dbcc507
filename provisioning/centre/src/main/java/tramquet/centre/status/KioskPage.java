package tramquet.centre.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tramquet.wire.KioskStatus;

/// `GET /api/kiosks`: how the kiosks are. Nothing about any visitor.
@RestController
public final class KioskPage {
  private final KioskRegister register;

  /// One kiosk, as JSON.
  ///
  /// @param kiosk its id
  /// @param online false once the broker has lost it
  /// @param lane `ready`, or why the lane does not work
  /// @param scanner whether the reader answers
  /// @param unsent records the centre has not acknowledged
  /// @param storage percent of the room for records that is taken: from 70 on somebody should look
  ///   why they are not acknowledged, at 100 nobody is served
  /// @param pack version of the rule pack in force
  /// @param packs the signed packs it holds, by kind
  /// @param shadow how rules that watch compare with those in force; not there where none watch
  /// @param software version of its program
  /// @param seenAt when it said so
  public record Row(
      String kiosk,
      boolean online,
      String lane,
      boolean scanner,
      long unsent,
      int storage,
      long pack,
      Map<String, Held> packs,
      Optional<KioskStatus.Shadow> shadow,
      String software,
      Instant seenAt) {}

  /// A signed pack that a kiosk holds.
  ///
  /// @param version from its envelope
  /// @param age `fresh`, `ageing` or `stale`
  public record Held(long version, String age) {}

  /// @param register whom to show
  public KioskPage(KioskRegister register) {
    this.register = register;
  }

  /// All kiosks, by id.
  @GetMapping("/api/kiosks")
  public List<Row> kiosks() {
    return register.all().stream().map(seen -> row(seen.status(), seen.at())).toList();
  }

  private static Row row(KioskStatus status, Instant at) {
    return new Row(
        status.kiosk().text(),
        status.online(),
        status.lane(),
        status.scanner(),
        status.unsent(),
        status.storage(),
        status.packVersion(),
        held(status),
        status.shadow(),
        status.software(),
        at);
  }

  private static Map<String, Held> held(KioskStatus status) {
    Map<String, Held> packs = new TreeMap<>();
    status
        .packs()
        .forEach(
            (kind, pack) -> packs.put(kind.text(), new Held(pack.version(), pack.age().text())));
    return packs;
  }
}
