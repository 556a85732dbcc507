package tramquet.drivers.scanner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import tramquet.drivers.Bytes;

/// Bytes from a device and what must come of them, from a `.hex` file.
///
/// Lines of hexadecimal bytes are what came over the line; `~ 60` is a silence of 60 ms; `= `
/// begins an expected frame and `+ ` goes on with it; `! 0 1 0 0 0` are the discards by oversize,
/// timeout, resync, empty, wrong checksum; `#` is a comment. `? IDENTIFY` is a command that is
/// sent, `: Done[]` its expected reply; `> ` begins an expected acknowledgement.
///
/// @param parts what came, in order
/// @param replies expected, in words
/// @param answers expected
record Capture(
    String name,
    List<Part> parts,
    List<Bytes> frames,
    Discards discards,
    List<String> replies,
    List<Bytes> answers) {

  /// What came over the line.
  sealed interface Part {}

  record Burst(Bytes bytes) implements Part {}

  record Quiet(Duration lasting) implements Part {}

  record Asked(Command command) implements Part {}

  static Capture named(String name) {
    List<Part> parts = new ArrayList<>();
    List<Bytes> frames = new ArrayList<>();
    List<String> replies = new ArrayList<>();
    List<Bytes> answers = new ArrayList<>();
    Discards discards = Discards.NONE;
    for (String line : lines("/captures/" + name + ".hex")) {
      String rest = line.length() > 2 ? line.substring(2) : "";
      switch (line.charAt(0)) {
        case '#' -> {}
        case '~' -> parts.add(new Quiet(Duration.ofMillis(Long.parseLong(rest))));
        case '?' -> parts.add(new Asked(Command.valueOf(rest)));
        case ':' -> replies.add(rest);
        case '>' -> answers.add(hex(rest));
        case '=' -> frames.add(hex(rest));
        case '+' -> frames.add(frames.removeLast().plus(hex(rest)));
        case '!' -> discards = discards(rest.split(" "));
        default -> add(parts, hex(line));
      }
    }
    return new Capture(name, parts, frames, discards, replies, answers);
  }

  private static void add(List<Part> parts, Bytes bytes) {
    if (!parts.isEmpty() && parts.getLast() instanceof Burst(Bytes before)) {
      parts.removeLast();
      parts.add(new Burst(before.plus(bytes)));
    } else {
      parts.add(new Burst(bytes));
    }
  }

  private static Discards discards(String[] counts) {
    return new Discards(
        Long.parseLong(counts[0]),
        Long.parseLong(counts[1]),
        Long.parseLong(counts[2]),
        Long.parseLong(counts[3]),
        counts.length > 4 ? Long.parseLong(counts[4]) : 0,
        0);
  }

  private static Bytes hex(String text) {
    return Bytes.of(HexFormat.of().parseHex(text.replace(" ", "")));
  }

  private static List<String> lines(String resource) {
    try (InputStream input =
        Objects.requireNonNull(Capture.class.getResourceAsStream(resource), resource)) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      input.transferTo(all);
      return all.toString(StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /// Cuts bytes into chunks.
  ///
  /// @param length of the next chunk, given how many bytes are left
  static void cut(Bytes bytes, IntUnaryOperator length, Consumer<Bytes> chunks) {
    int from = 0;
    while (from < bytes.length()) {
      int left = bytes.length() - from;
      int to = from + Math.min(left, length.applyAsInt(left));
      chunks.accept(bytes.slice(from, to));
      from = to;
    }
  }
}
