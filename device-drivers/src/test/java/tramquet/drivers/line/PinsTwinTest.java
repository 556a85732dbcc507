package tramquet.drivers.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tramquet.drivers.line.Pins.Level;
import tramquet.drivers.twin.PinsTwin;

class PinsTwinTest extends PinsContract {

  @Override
  Board board() {
    AtomicLong clock = new AtomicLong();
    PinsTwin twin = new PinsTwin(clock::incrementAndGet);
    Map<Integer, List<Level>> traces = new ConcurrentHashMap<>();
    twin.listen((bcm, level, _) -> traces.computeIfAbsent(bcm, _ -> new ArrayList<>()).add(level));
    return new Board() {
      @Override
      public Pins pins() {
        return twin.pins();
      }

      @Override
      public List<Level> trace(int bcm) {
        return traces.getOrDefault(bcm, List.of());
      }

      @Override
      public void touch(int bcm, Level level) {
        twin.raise(bcm, level);
      }
    };
  }
}
