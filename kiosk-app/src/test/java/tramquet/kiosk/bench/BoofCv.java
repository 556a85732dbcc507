package tramquet.kiosk.bench;

import boofcv.abst.fiducial.QrCodeDetector;
import boofcv.factory.fiducial.FactoryFiducial;
import boofcv.struct.image.GrayU8;
import java.awt.image.BufferedImage;
import java.util.Optional;
import tramquet.drivers.camera.GreyImage;

/// BoofCV's reader of QR codes, as it comes: the first code of a picture.
final class BoofCv implements OtherReader {
  private final QrCodeDetector<GrayU8> detector = FactoryFiducial.qrcode(null, GrayU8.class);

  @Override
  public String name() {
    return "boofcv";
  }

  @Override
  public Optional<String> apply(BufferedImage image) {
    GreyImage grey = GreyImage.of(image);
    GrayU8 pixels = new GrayU8(grey.width(), grey.height());
    for (int i = 0; i < pixels.data.length; i++) {
      pixels.data[i] = (byte) grey.at(i % grey.width() + 0.5, Math.floorDiv(i, grey.width()) + 0.5);
    }
    detector.process(pixels);
    return detector.getDetections().stream().findFirst().map(code -> code.message);
  }
}
