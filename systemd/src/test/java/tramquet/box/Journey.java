package tramquet.box;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// A journey through a box, whose tests share it. Journeys to the same kiosk go through one box,
/// one after the other, in the order of `@Order`; what is in it afterwards is below `target/box`.
/// Nothing is ever skipped: where a box cannot be built, the journey fails.
@ExtendWith(SharedBox.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Journey {
  /// Nothing in software emulation is quick.
  static final Duration SOON = Duration.ofMinutes(2);

  private final SharedBox.Kiosk kiosk;
  private Optional<Site> site = Optional.empty();

  Journey(SharedBox.Kiosk kiosk) {
    this.kiosk = kiosk;
  }

  /// The kiosk that it needs.
  SharedBox.Kiosk kiosk() {
    return kiosk;
  }

  @BeforeAll
  void boot(Site box) throws IOException {
    site = Optional.of(box);
    begin();
  }

  /// What comes before the first test: a kiosk that serves.
  void begin() throws IOException {
    site().serve();
  }

  Site site() {
    return site.orElseThrow();
  }

  /// Somebody holds a card before the reader and is let in.
  void letSomebodyIn() throws IOException {
    site().machine().scan(site().somebody());
    site().trace().awaitScreen("admitted", SOON);
  }

  /// Waits until a record is on disk. The clock has records too.
  ///
  /// @param kind of record, such as `visit`
  JsonNode awaitCommitted(String kind) throws IOException {
    return site()
        .trace()
        .await("committed", step -> step.path("kind").asString("").equals(kind), SOON);
  }

  /// The visits that the centre holds, which is stopped for that.
  List<JsonNode> visitsAtTheCentre() throws IOException {
    return site().centre().stopAndRead().stream()
        .filter(row -> row.required("kind").asString().equals("visit"))
        .toList();
  }
}
