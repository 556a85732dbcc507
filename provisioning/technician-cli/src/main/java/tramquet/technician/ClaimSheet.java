package tramquet.technician;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tramquet.technician.Paper.Face;

/// A claim code to show to a kiosk: on paper with what a technician does, or the code alone.
///
/// @param code its text
/// @param until when it ends
record ClaimSheet(String code, String kiosk, String place, String lane, Instant until) {
  private static final float MIDDLE = Paper.WIDTH / 2;
  private static final float SIDE = 130;
  private static final int PICTURE_MM = 130;

  /// Of what the centre answers.
  ///
  /// @throws FailedException if it does not say until when
  static ClaimSheet of(JsonNode made) {
    try {
      return new ClaimSheet(
          made.path("code").asString(),
          made.path("kiosk").asString(),
          made.path("place").asString(),
          made.path("lane").asString(),
          Instant.parse(made.path("until").asString()));
    } catch (DateTimeParseException e) {
      throw new FailedException("the centre does not say until when the code counts");
    }
  }

  /// Only its owner can read the file: the code is a secret until it is used.
  void write(Path file) throws IOException {
    String name = file.toString().toLowerCase(Locale.ROOT);
    QrImage image = QrImage.of(code, ErrorCorrectionLevel.M);
    byte[] bytes;
    if (name.endsWith(".pdf")) {
      bytes = pdf(image);
    } else if (name.endsWith(".svg")) {
      bytes = image.svg(PICTURE_MM).getBytes(StandardCharsets.UTF_8);
    } else {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      if (!ImageIO.write(image.picture(), "png", png)) {
        throw new FailedException("no PNG writer");
      }
      bytes = png.toByteArray();
    }
    NewFile.replace(file, bytes, NewFile.FOR_OWNER);
  }

  private byte[] pdf(QrImage image) throws IOException {
    try (Paper paper = new Paper("Trạm Quét: " + kiosk)) {
      paper.centred(Face.BOLD, 26, MIDDLE, 28, kiosk);
      paper.centred(Face.PLAIN, 15, MIDDLE, 38, "%s, %s".formatted(place, lane));
      paper.code(image, MIDDLE, 52, SIDE);
      paper.centred(
          Face.BOLD, 14, MIDDLE, 206, "1. Cắm điện và mạng. 2. Đưa mã này trước đầu đọc của máy.");
      paper.centred(
          Face.BOLD, 14, MIDDLE, 214, "3. So sáu chữ số trên màn hình, rồi duyệt máy ở trung tâm.");
      paper.centred(
          Face.PLAIN, 12, MIDDLE, 226, "1. Power and network. 2. Show this code to its reader.");
      paper.centred(
          Face.PLAIN, 12, MIDDLE, 233, "3. Compare six digits, and approve it at the centre.");
      paper.centred(Face.PLAIN, 12, MIDDLE, 246, Paper.until(until));
      return paper.proven(Progress.silent());
    }
  }

  /// The code is a secret.
  @Override
  public String toString() {
    return "ClaimSheet[" + kiosk + "]";
  }
}
