package tramquet.kiosk.visit;

import java.util.Optional;

/// What a kiosk records of itself, between the records of its lane.
///
/// Thread: the writer's.
public interface Notes {

  /// Nothing.
  Notes NONE =
      new Notes() {
        @Override
        public Optional<Draft> due() {
          return Optional.empty();
        }

        @Override
        public void kept(Draft note) {}
      };

  /// What is to be recorded now, if anything. Asked after each record and in idle moments; the same
  /// is due again until it is kept.
  Optional<Draft> due();

  /// It is on disk.
  void kept(Draft note);
}
