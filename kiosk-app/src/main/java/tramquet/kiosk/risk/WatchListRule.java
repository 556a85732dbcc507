package tramquet.kiosk.risk;

import java.util.List;
import tramquet.wire.Person;
import tramquet.wire.Reason;

/// None of the person's numbers is on the watch list.
final class WatchListRule implements RiskRule {
  @Override
  public List<Reason> objections(Evidence evidence, Packs packs) {
    boolean listed =
        packs.rules().watchList()
            && evidence.person().map(Person::identifiers).stream()
                .flatMap(List::stream)
                .anyMatch(packs.watchList()::contains);
    return listed ? List.of(Reason.WATCH_LIST) : List.of();
  }
}
