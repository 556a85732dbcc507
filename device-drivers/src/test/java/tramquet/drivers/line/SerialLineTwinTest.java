package tramquet.drivers.line;

import tramquet.drivers.Bytes;
import tramquet.drivers.twin.SerialLineTwin;

class SerialLineTwinTest extends SerialLineContract {

  @Override
  FarEnd farEnd() {
    return new FarEnd() {
      private SerialLineTwin twin = new SerialLineTwin();

      @Override
      public LineOpener<SerialLine> opener() {
        return () -> new LineOpener.Opened<>(twin);
      }

      @Override
      public void send(Bytes bytes) {
        twin.send(bytes.toArray());
      }

      @Override
      public Bytes received(int count) {
        return twin.written();
      }

      @Override
      public void unplug() {
        twin.unplug();
      }

      @Override
      public void replug() {
        twin = new SerialLineTwin();
      }

      @Override
      public void close() {}
    };
  }
}
