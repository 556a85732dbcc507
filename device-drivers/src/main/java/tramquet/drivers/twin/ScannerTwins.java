package tramquet.drivers.twin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tramquet.drivers.Bytes;

/// The twin of each serial model, by the model's id: one line each.
public final class ScannerTwins {
  /// Ids of the models that have one, the most general first.
  public static final List<String> IDS =
      List.of(
          "generic-line",
          "honeywell",
          "newland",
          "gm6x",
          "zebra-ssi",
          "zebra-ssi-extended",
          "datalogic",
          "opticon",
          "de2120");

  private static final Map<String, Function<Bytes, ScannerTwin>> ALL =
      Map.of(
          "generic-line", suffix -> new WordsTwin(suffix, Map.of(), Map.of()),
          "honeywell", HoneywellTwin::new,
          "newland", NewlandTwin::new,
          "gm6x", Gm6xTwin::new,
          "zebra-ssi", _ -> new SsiTwin(false),
          "zebra-ssi-extended", _ -> new SsiTwin(true),
          "datalogic", ScannerTwins::datalogic,
          "opticon", ScannerTwins::opticon,
          "de2120", ScannerTwins::de2120);

  private ScannerTwins() {}

  /// A twin that has just been switched on.
  ///
  /// @param suffix follows each code, where the model sends lines
  /// @return empty if no model has this id, or it is on no serial line
  public static Optional<ScannerTwin> of(String id, Bytes suffix) {
    return Optional.ofNullable(ALL.get(id)).map(make -> make.apply(suffix));
  }

  private static ScannerTwin datalogic(Bytes suffix) {
    return new WordsTwin(
        suffix,
        Map.of("E", "trigger on", "D", "trigger off", "B", "beep", "i", "identify"),
        Map.of("i", "QuickScan QD2430 twin\r"));
  }

  private static ScannerTwin opticon(Bytes suffix) {
    return new WordsTwin(
        suffix,
        Map.of(
            "\u001bZ\r", "trigger on",
            "\u001bY\r", "trigger off",
            "\u001bB\r", "beep",
            "\u001bL\r", "lamp on",
            "\u001bZ1\r", "identify",
            "\u001bZ2\r", WordsTwin.KEEP),
        Map.of("\u001bZ1\r", "NLV-5201 twin\r"));
  }

  private static ScannerTwin de2120(Bytes suffix) {
    return new WordsTwin(
        suffix,
        Map.of(
            "^_^SCAN.", "trigger on",
            "^_^SLEEP.", "trigger off",
            "^_^DSPYFW.", "identify",
            "^_^232UTF1.", WordsTwin.KEEP),
        Map.of(
            "^_^SCAN.", "\u0006",
            "^_^SLEEP.", "\u0006",
            "^_^DSPYFW.", "DE2120 twin\r",
            "^_^232UTF1.", "\u0006"));
  }

  static Bytes latin(String text) {
    return Bytes.of(text.getBytes(ISO_8859_1));
  }
}
