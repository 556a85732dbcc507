package tramquet.kiosk.doctor;

/// What the software may take from the last byte of a code to the lamp on a Raspberry Pi 4, in
/// milliseconds.
public final class Budget {
  /// Of half of the codes.
  public static final int P50_MS = 50;

  /// Of 95 of a hundred.
  public static final int P95_MS = 100;

  /// Of 99 of a hundred.
  public static final int P99_MS = 200;

  /// Fewer codes say nothing about one in a hundred; and the first after the start is slower.
  private static final int ENOUGH = 20;

  private Budget() {}

  /// How the times stand against it.
  public static Finding of(Histogram times) {
    long count = times.count();
    if (count == 0) {
      return Finding.well(Part.LATENCY, "nothing-yet");
    }
    boolean kept =
        times.percentile(50) <= P50_MS
            && times.percentile(95) <= P95_MS
            && times.percentile(99) <= P99_MS;
    boolean enough = count >= ENOUGH;
    Finding finding =
        Finding.of(
            Part.LATENCY,
            kept || !enough ? Grade.WELL : Grade.WORN,
            enough ? (kept ? "in-budget" : "over-budget") : "few");
    return finding
        .with("codes", count)
        .with("p50-ms", times.percentile(50))
        .with("p95-ms", times.percentile(95))
        .with("p99-ms", times.percentile(99))
        .with("budget-ms", P50_MS + "/" + P95_MS + "/" + P99_MS)
        .with(
            "10|20|50|100|200|500|more",
            String.join("|", times.bars().stream().map(String::valueOf).toList()));
  }
}
