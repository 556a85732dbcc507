package tramquet.drivers.indicator;

import java.nio.file.Path;
import tramquet.drivers.Device;

/// What speaks to people: plays recordings.
///
/// Thread: any; calls return at once.
public interface Loudspeaker extends Device {

  /// Plays a recording once; one that still plays is cut off. A file that cannot be played, and a
  /// loudspeaker that is not there, are silent, and [#checkHealth] says so. After the end nothing
  /// is played any more.
  ///
  /// @param recording a WAV file of 16-bit PCM, a minute at most
  /// @param volume in percent, 0 to 100
  void play(Path recording, int volume);

  /// Ends whatever plays.
  void silence();
}
