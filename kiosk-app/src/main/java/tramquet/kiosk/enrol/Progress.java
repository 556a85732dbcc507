package tramquet.kiosk.enrol;

import tramquet.kiosk.lane.SetUp;

/// How far a kiosk is on its way to its certificate.
public sealed interface Progress {

  /// A code was taken: the kiosk has a name and keys to seal to.
  record Claimed() implements Progress {}

  /// Something to be shown.
  record Told(SetUp what) implements Progress {}

  /// The centre is not reached: the kiosk serves by what the code says.
  record Alone() implements Progress {}

  /// It has its certificate.
  record Enrolled() implements Progress {}
}
