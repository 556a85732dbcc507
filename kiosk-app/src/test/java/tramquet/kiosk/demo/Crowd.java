package tramquet.kiosk.demo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tramquet.drivers.Bytes;
import tramquet.wire.Declaration.Symptom;
import tramquet.wire.Reason;

/// People who come before the reader of a live kiosk.
///
/// Thread: one.
final class Crowd {
  private final Issuing issuing;
  private final Cast cast;
  private final List<Invented> people = new ArrayList<>();
  private final List<Visitor> visitors = new ArrayList<>();

  /// @param keys that the kiosk trusts
  /// @param seed of who they are
  Crowd(DemoKeys keys, long seed) {
    issuing = new Issuing(keys.issuer(), keys.stranger(), InstantSource.system().instant());
    cast = new Cast(seed);
  }

  /// Everybody who came.
  List<Invented> people() {
    return people;
  }

  /// What must come of each; to be changed for who was unlucky.
  List<Visitor> visitors() {
    return visitors;
  }

  /// The code of the next one, as a reader sends it.
  ///
  /// @param expected green, or red for symptoms
  Bytes arrives(Expectation expected) {
    Invented who = cast.next();
    people.add(who);
    visitors.add(
        new Visitor(people.size(), "guest", Duration.ZERO, List.of(), expected, who.identifiers()));
    Set<Symptom> symptoms = expected.equals(Expectation.green()) ? Set.of() : Set.of(Symptom.FEVER);
    return Cards.read(
        issuing.code(who, issuing.declared(Duration.ofHours(1), symptoms, false, false)));
  }

  /// Somebody is let in.
  ///
  /// @return when the lamp went on, on the clock of `System.nanoTime`
  long green(LiveKiosk kiosk) throws InterruptedException {
    kiosk.show(arrives(Expectation.green()));
    return kiosk.lamp("green");
  }

  /// Somebody is sent away.
  ///
  /// @return when the lamp went on, on the clock of `System.nanoTime`
  long red(LiveKiosk kiosk) throws InterruptedException {
    kiosk.show(arrives(Expectation.red(Reason.SYMPTOMS)));
    return kiosk.lamp("red");
  }

  /// Green and red by turns, so that each visitor is seen on a pin.
  void pairs(LiveKiosk kiosk, int pairs) throws InterruptedException {
    for (int i = 0; i < pairs; i++) {
      long _ = green(kiosk);
      long _ = red(kiosk);
    }
  }
}
