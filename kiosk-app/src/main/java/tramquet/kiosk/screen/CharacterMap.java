package tramquet.kiosk.screen;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tramquet.wire.Decoded;

/// Which characters a TrueType or OpenType file has a glyph for: its `cmap` table, formats 4 and 12
/// (ISO/IEC 14496-22, 5.2.1). Asking the file itself keeps other fonts of this machine out of the
/// answer.
final class CharacterMap {
  private static final int DIRECTORY = 12;
  private static final int ENTRY = 16;
  private static final int GROUP = 12;

  private final ByteBuffer font;
  private final int subtable;

  private CharacterMap(ByteBuffer font, int subtable) {
    this.font = font;
    this.subtable = subtable;
  }

  /// Reads a font file; one that is not a font, or is cut short, is malformed.
  static Decoded<CharacterMap> of(byte[] file) {
    ByteBuffer font = ByteBuffer.wrap(file);
    try {
      return table(font, "cmap")
          .flatMap(cmap -> subtable(font, cmap, 12).or(() -> subtable(font, cmap, 4)))
          .<Decoded<CharacterMap>>map(at -> new Decoded.Value<>(new CharacterMap(font, at)))
          .orElseGet(() -> new Decoded.Malformed<>("a font without a table of its characters"));
    } catch (IndexOutOfBoundsException e) {
      return new Decoded.Malformed<>("not a whole font");
    }
  }

  private static Optional<Integer> table(ByteBuffer font, String tag) {
    int wanted = ByteBuffer.wrap(tag.getBytes(StandardCharsets.US_ASCII)).getInt();
    for (int i = 0; i < font.getChar(4); i++) {
      int entry = DIRECTORY + i * ENTRY;
      if (font.getInt(entry) == wanted) {
        return Optional.of(font.getInt(entry + 8));
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> subtable(ByteBuffer font, int cmap, int format) {
    for (int i = 0; i < font.getChar(cmap + 2); i++) {
      int offset = cmap + font.getInt(cmap + 4 + i * 8 + 4);
      if (font.getChar(offset) == format) {
        return Optional.of(offset);
      }
    }
    return Optional.empty();
  }

  /// Whether a character has a glyph of its own. A table that is cut short has none.
  boolean holds(int character) {
    try {
      return font.getChar(subtable) == 4 ? inSegments(character) : inGroups(character);
    } catch (IndexOutOfBoundsException e) {
      return false;
    }
  }

  private boolean inGroups(int character) {
    int groups = font.getInt(subtable + 12);
    for (int i = 0; i < groups; i++) {
      int group = subtable + 16 + i * GROUP;
      if (character <= font.getInt(group + 4)) {
        return character >= font.getInt(group);
      }
    }
    return false;
  }

  private boolean inSegments(int character) {
    int twiceSegments = font.getChar(subtable + 6);
    int ends = subtable + 14;
    int starts = ends + twiceSegments + 2;
    for (int i = 0; i < twiceSegments; i += 2) {
      if (character <= font.getChar(ends + i)) {
        return character >= font.getChar(starts + i) && glyph(character, starts + i, twiceSegments);
      }
    }
    return false;
  }

  private boolean glyph(int character, int start, int twiceSegments) {
    int delta = start + twiceSegments;
    int range = delta + twiceSegments;
    int rangeOffset = font.getChar(range);
    if (rangeOffset == 0) {
      return ((character + font.getChar(delta)) & 0xffff) != 0;
    }
    return font.getChar(range + rangeOffset + 2 * (character - font.getChar(start))) != 0;
  }
}
