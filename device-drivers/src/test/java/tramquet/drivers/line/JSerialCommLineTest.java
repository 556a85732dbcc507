package tramquet.drivers.line;

import java.nio.file.Path;

class JSerialCommLineTest extends SerialLineOnPtyContract {
  @Override
  LineOpener<SerialLine> at(Path port, SerialLine.Settings settings) {
    return JSerialCommLine.at(port, settings);
  }
}
