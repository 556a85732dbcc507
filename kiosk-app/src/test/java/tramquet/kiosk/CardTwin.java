package tramquet.kiosk;

import java.util.List;
import java.util.function.Supplier;
import tramquet.kiosk.simulation.Retold.Card;
import tramquet.kiosk.visit.Appended;
import tramquet.kiosk.visit.Draft;
import tramquet.kiosk.visit.VisitLog;
import tramquet.wire.AuthorityPart;
import tramquet.wire.RecordHeader;
import tramquet.wire.SealedRecord;
import tramquet.wire.Sealer;
import tramquet.wire.ViewPart;

/// A log on a card that has moods.
///
/// Thread: any.
final class CardTwin implements ForwardingLog {
  private final VisitLog log;
  private Card mood = Card.WORKS;
  private int answers;
  private boolean resting;

  /// A card that works.
  CardTwin(VisitLog log) {
    this.log = log;
  }

  @Override
  public VisitLog log() {
    return log;
  }

  /// From now on it behaves like this; `ANSWERS` comes back when the answer was given.
  synchronized void behave(Card next) {
    if (next == Card.ANSWERS) {
      answers++;
      notifyAll();
      // Until it was given, and whoever asked for it was told.
      try {
        while (answers > 0 || !resting) {
          wait();
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    } else {
      mood = next;
      notifyAll();
    }
  }

  synchronized boolean stalls() {
    return mood == Card.STALLS;
  }

  /// A sealer that tells this card when its writer has nothing to do.
  Sealer seenBy(Sealer sealer) {
    return new Sealer() {
      @Override
      public SealedRecord seal(RecordHeader header, AuthorityPart authority, ViewPart view) {
        return sealer.seal(header, authority, view);
      }

      @Override
      public void prepare() {
        sealer.prepare();
        rests();
      }
    };
  }

  private synchronized void rests() {
    resting = true;
    notifyAll();
  }

  private synchronized <T> T job(Supplier<T> well, Supplier<T> ill) {
    try {
      while (mood == Card.STALLS && answers == 0) {
        rests();
        wait();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (mood == Card.STALLS) {
      answers--;
    }
    resting = false;
    return mood == Card.FAILS || mood == Card.FULL ? ill.get() : well.get();
  }

  @Override
  public Appended append(List<Draft> drafts) {
    return job(
        () -> log.append(drafts),
        () ->
            new Appended.NotCommitted(
                mood == Card.FULL ? Appended.Cause.FULL : Appended.Cause.FAILED));
  }

  @Override
  public boolean probe() {
    return job(log::probe, () -> false);
  }
}
