package tramquet.drivers.indicator;

import java.time.Duration;

/// How a lamp that is on burns: steadily, or in a cycle of light and dark.
///
/// Never more than three flashes a second (WCAG 2.2, 2.3.1): people with photosensitive epilepsy
/// pass here too.
///
/// @param light how long it is lit in each cycle
/// @param dark how long it is dark in each cycle; zero for a steady light
public record Blink(Duration light, Duration dark) {

  // First, because the constants below are checked against it.
  private static final Duration SHORTEST_CYCLE = Duration.ofMillis(334);

  /// Lit all the time.
  public static final Blink STEADY = new Blink(Duration.ofSeconds(1), Duration.ZERO);

  /// Once in two seconds: starting, wait.
  public static final Blink SLOW = new Blink(Duration.ofSeconds(1), Duration.ofSeconds(1));

  /// Twice a second: attention.
  public static final Blink FAST = new Blink(Duration.ofMillis(250), Duration.ofMillis(250));

  /// Checks the limit.
  public Blink {
    if (light.isNegative() || light.isZero() || dark.isNegative()) {
      throw new IllegalArgumentException("a blink has light");
    }
    if (!dark.isZero() && light.plus(dark).compareTo(SHORTEST_CYCLE) < 0) {
      throw new IllegalArgumentException("at most three flashes a second");
    }
  }

  /// Whether it burns without a break.
  public boolean isSteady() {
    return dark.isZero();
  }
}
