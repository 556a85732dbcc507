package tramquet.kiosk.simulation;

/// Every record on disk is at the centre once, and nothing else is.
final class ArriveOnce implements Watcher {
  private final World world;

  ArriveOnce(World world) {
    this.world = world;
  }

  @Override
  public void mended() {
    int records = world.disk().records().size();
    for (int number = 1; number <= records + 1; number++) {
      int copies = world.uplink().copies(number);
      int wanted = number <= records ? 1 : 0;
      if (copies != wanted) {
        world.report(
            "every record reaches the centre exactly once",
            "a visit that is missing, or counted twice, is a wrong answer in tracing",
            "record " + number + " is there " + copies + " times");
      }
    }
    if (world.uplink().acknowledged() != records) {
      world.report(
          "every record reaches the centre exactly once",
          "what is not acknowledged is kept for ever",
          world.uplink().acknowledged() + " of " + records + " are acknowledged");
    }
  }
}
