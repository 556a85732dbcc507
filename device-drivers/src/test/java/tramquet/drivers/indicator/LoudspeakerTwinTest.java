package tramquet.drivers.indicator;

import tramquet.drivers.twin.LoudspeakerTwin;

class LoudspeakerTwinTest extends LoudspeakerContract {
  private final LoudspeakerTwin twin = new LoudspeakerTwin();

  @Override
  Loudspeaker speaker() {
    return twin;
  }

  @Override
  byte[] listen(int most) {
    return twin.listen(most);
  }

  @Override
  byte[] rest() {
    return twin.listen(Integer.MAX_VALUE);
  }

  @Override
  void unplug() {
    twin.unplug();
  }

  @Override
  void replug() {
    twin.replug();
  }
}
