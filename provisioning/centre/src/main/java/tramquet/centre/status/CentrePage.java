package tramquet.centre.status;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How centre and kiosks are, for administrators, who ask from elsewhere. Nothing about any
/// visitor.
@RestController
public final class CentrePage {
  private final Supplier<Row> centre;
  private final KioskPage kiosks;

  /// The centre, as JSON. That its database answers, the answer itself says: [KioskPage] and this
  /// are behind a door that asks it for the token.
  ///
  /// @param version of its program
  /// @param time by its clock
  /// @param broker whether it is connected to its broker
  /// @param writing whether records get into the ledger
  public record Row(String version, Instant time, boolean broker, boolean writing) {}

  /// @param centre how it is now
  /// @param kiosks how they are
  public CentrePage(Supplier<Row> centre, KioskPage kiosks) {
    this.centre = centre;
    this.kiosks = kiosks;
  }

  /// The node that is asked.
  @GetMapping("/api/registry/centre")
  public Row centre() {
    return centre.get();
  }

  /// What [KioskPage] says on this machine.
  @GetMapping("/api/registry/kiosks/status")
  public List<KioskPage.Row> kiosks() {
    return kiosks.kiosks();
  }
}
