package tramquet.kiosk.inspect;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import tramquet.kiosk.credential.CredentialFormats;
import tramquet.kiosk.credential.Reading;
import tramquet.kiosk.inspect.Verdicts.Judgement;
import tramquet.kiosk.screen.Phrase;
import tramquet.kiosk.screen.Words;
import tramquet.wire.TrustList;

/// `inspect` for people: a code pasted on a line, a few aligned lines back in Vietnamese and
/// English, the verdict last.
///
/// Thread: stateless.
public final class TextInspection {
  private static final int LABEL_WIDTH = 30;
  private static final Words WORDS = Words.bundled();
  private static final String NAME_LABEL = "Họ tên · name";
  private static final Map<String, String> LABELS =
      Map.of(
          "id", "Số · number",
          "oldId", "Số CMND cũ · old number",
          "name", NAME_LABEL,
          "birthDate", "Ngày sinh · birth date",
          "sex", "Giới tính · sex",
          "issuer", "Nơi cấp · issuer",
          "signature", "Chữ ký · signature",
          "expired", "Ngoài hạn · out of date",
          "schema", "Cấu trúc · schema");

  private final TrustList trust;
  private final Verdicts verdicts;
  private final InstantSource clock;
  private final Ink ink;

  /// How a verdict is told apart at a glance.
  public enum Ink {
    /// Words alone: for files and pipes.
    PLAIN,
    /// ANSI colours: for terminals.
    ANSI
  }

  /// An inspection by these rules.
  public TextInspection(TrustList trust, Verdicts verdicts, InstantSource clock, Ink ink) {
    this.trust = trust;
    this.verdicts = verdicts;
    this.clock = clock;
    this.ink = ink;
  }

  /// Tells of every line until the input ends. Lines stay bytes: what is pasted may be in any
  /// charset.
  ///
  /// @return exit status: 0 if every code was well formed, 1 if not
  public int run(InputStream in, PrintStream out) throws IOException {
    InputStream bytes = new BufferedInputStream(in);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int status = 0;
    for (int b = bytes.read(); ; b = bytes.read()) {
      if (b >= 0 && b != '\n') {
        line.write(b);
        continue;
      }
      if (line.size() > 0) {
        Reading reading = CredentialFormats.read(line.toByteArray(), trust);
        status = reading instanceof Reading.Recognised ? status : 1;
        out.write(tell(reading).getBytes(StandardCharsets.UTF_8));
        out.flush();
        line.reset();
      }
      if (b < 0) {
        return status;
      }
    }
  }

  /// The lines for one reading.
  String tell(Reading reading) {
    StringBuilder text = new StringBuilder();
    switch (reading) {
      case Reading.Recognised(var format, var credential) -> {
        row(text, "Loại mã · kind of code", format.name());
        PersonLines.of(credential)
            .ifPresent(lines -> {
              lines.forEach((key, value) -> row(text, LABELS.getOrDefault(key, key), value));
              if (!lines.containsKey("name")) {
                row(text, NAME_LABEL, "không đọc được · not readable");
              }
            });
      }
      case Reading.Malformed(var format, String reason) -> {
        row(text, "Loại mã · kind of code", format.name());
        row(text, "Mã hỏng · broken", reason);
      }
      case Reading.Unknown() -> row(text, "Loại mã · kind of code", "không rõ · unknown");
    }
    CertificateLines.of(reading, clock.instant())
        .ifPresent(lines ->
            lines.properties().stream()
                .filter(line -> LABELS.containsKey(line.getKey()))
                .forEach(line ->
                    row(text, LABELS.getOrDefault(line.getKey(), ""), line.getValue().asString())));
    verdicts
        .judge(reading, clock.instant())
        .ifPresentOrElse(
            judgement -> row(text, judgement),
            () -> row(text, "Kết quả · verdict", "không có lượt · no visit"));
    return text.append('\n').toString();
  }

  private void row(StringBuilder text, Judgement judgement) {
    judgement.reasons().forEach(each -> row(text, "Lý do · reason", WORDS.reason(each)));
    judgement
        .remedy()
        .ifPresent(remedy -> row(text, "Việc cần làm · remedy", WORDS.remedy(remedy)));
    row(
        text,
        "Kết quả · verdict",
        switch (judgement.light()) {
          case GREEN -> inked("32", "XANH · GREEN");
          case RED -> inked("31", "ĐỎ · RED");
          case ASK -> inked("33", "HỎI THÊM · ASK");
        });
  }

  private String inked(String colour, String word) {
    return ink == Ink.ANSI ? "\u001b[1;" + colour + "m" + word + "\u001b[0m" : word;
  }

  /// As the screen says it.
  private static void row(StringBuilder text, String label, Phrase phrase) {
    row(text, label, phrase.main() + " · " + phrase.beneath());
  }

  private static void row(StringBuilder text, String label, String value) {
    text.append(label).repeat(' ', LABEL_WIDTH - label.length()).append(value).append('\n');
  }
}
