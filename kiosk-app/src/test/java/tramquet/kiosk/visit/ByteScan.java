package tramquet.kiosk.visit;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Looks for persons in bytes: every word of their names and every number, in each form in which a
/// program may have written it (NFC, NFD, without accents, upper and lower case; UTF-8, UTF-16;
/// hexadecimal, base64 at each of its three offsets).
public final class ByteScan {
  /// Shorter words are not looked for.
  private static final int SHORTEST = 4;

  /// Fewer bytes stand in sealed ones by chance.
  private static final int FEWEST = 5;

  private final Map<String, byte[]> needles = new LinkedHashMap<>();
  private final Map<Integer, List<String>> byStart = new HashMap<>();

  /// Looks for these.
  ///
  /// @param secrets names (searched word by word and whole) and numbers
  public ByteScan(String... secrets) {
    for (String secret : secrets) {
      add(secret);
      for (String word : secret.split("[ |;]+", -1)) {
        add(word);
      }
    }
    needles.values().removeIf(needle -> needle.length < FEWEST);
    needles.forEach((what, needle) ->
        byStart.computeIfAbsent(start(needle, 0), _ -> new ArrayList<>()).add(what));
  }

  private void add(String word) {
    if (word.length() < SHORTEST) {
      return;
    }
    for (String form : forms(word)) {
      for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
        byte[] bytes = form.getBytes(charset);
        String what = form + " in " + charset;
        needles.put(what, bytes);
        String hex = HexFormat.of().formatHex(bytes);
        needles.put(what + " hex", hex.getBytes(UTF_8));
        needles.put(what + " HEX", hex.toUpperCase(Locale.ROOT).getBytes(UTF_8));
        base64(what, bytes);
      }
    }
  }

  /// The characters that do not depend on what stands before and after, for each offset.
  private void base64(String what, byte[] bytes) {
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = new byte[offset + bytes.length];
      System.arraycopy(bytes, 0, shifted, offset, bytes.length);
      String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      String inner = text.substring((offset * 8 + 5) / 6, shifted.length * 8 / 6);
      if (inner.length() >= SHORTEST) {
        needles.put(what + " base64+" + offset, inner.getBytes(UTF_8));
        needles.put(
            what + " base64url+" + offset,
            inner.replace('+', '-').replace('/', '_').getBytes(UTF_8));
      }
    }
  }

  private static Set<String> forms(String word) {
    Set<String> forms = new TreeSet<>();
    for (String cased :
        List.of(word, word.toUpperCase(Locale.ROOT), word.toLowerCase(Locale.ROOT))) {
      String apart = Normalizer.normalize(cased, Normalizer.Form.NFD);
      forms.add(Normalizer.normalize(cased, Normalizer.Form.NFC));
      forms.add(apart);
      forms.add(apart.replaceAll("\\p{M}", "").replace('đ', 'd').replace('Đ', 'D'));
    }
    return forms;
  }

  private static int start(byte[] bytes, int from) {
    return ByteBuffer.wrap(bytes).getInt(from);
  }

  /// What was found in these bytes; empty is good.
  public List<String> findings(byte[] bytes) {
    Set<String> found = new LinkedHashSet<>();
    for (int at = 0; at <= bytes.length - FEWEST; at++) {
      for (String what : byStart.getOrDefault(start(bytes, at), List.of())) {
        byte[] needle = needles.getOrDefault(what, new byte[0]);
        int to = Math.min(bytes.length, at + needle.length);
        if (Arrays.equals(bytes, at, to, needle, 0, needle.length)) {
          found.add(what);
        }
      }
    }
    return List.copyOf(found);
  }

  /// What was found in the names and contents of all files under a folder.
  public List<String> findings(Path folder) throws IOException {
    return findings(folder, Set.of());
  }

  /// The same, but for files with a content that was there before.
  ///
  /// @param before from `contents`, before anybody came: libraries and fonts that a program unpacks
  public List<String> findings(Path folder, Set<ByteBuffer> before) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files(folder)) {
      String name = folder.relativize(file).toString();
      byte[] bytes = Files.readAllBytes(file);
      findings(name.getBytes(UTF_8)).forEach(what -> found.add("a file's name: " + what));
      if (!before.contains(ByteBuffer.wrap(bytes))) {
        findings(bytes).forEach(what -> found.add(name + ": " + what));
      }
    }
    return found;
  }

  /// The contents of all files under a folder; those that a program takes away meanwhile do not
  /// count.
  public static Set<ByteBuffer> contents(Path folder) throws IOException {
    Set<ByteBuffer> contents = new HashSet<>();
    for (Path file : files(folder)) {
      try {
        contents.add(ByteBuffer.wrap(Files.readAllBytes(file)));
      } catch (NoSuchFileException e) {
        // A file that was written beside another has taken its name.
      }
    }
    return contents;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
