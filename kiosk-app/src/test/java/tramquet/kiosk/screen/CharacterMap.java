package tramquet.kiosk.screen;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Which characters a TrueType file has a glyph for: its `cmap` table, format 4 (ISO/IEC 14496-22,
/// 5.2.1). Asking the file itself keeps fallback fonts of this machine out of the answer.
final class CharacterMap {
  private static final int DIRECTORY = 12;
  private static final int ENTRY = 16;

  private final ByteBuffer font;
  private final int subtable;

  CharacterMap(byte[] file) {
    this.font = ByteBuffer.wrap(file);
    this.subtable = format4(table("cmap"));
  }

  private int table(String tag) {
    int wanted = ByteBuffer.wrap(tag.getBytes(StandardCharsets.US_ASCII)).getInt();
    for (int i = 0; i < font.getChar(4); i++) {
      int entry = DIRECTORY + i * ENTRY;
      if (font.getInt(entry) == wanted) {
        return font.getInt(entry + 8);
      }
    }
    throw new IllegalArgumentException("no table " + tag);
  }

  private int format4(int cmap) {
    for (int i = 0; i < font.getChar(cmap + 2); i++) {
      int offset = cmap + font.getInt(cmap + 4 + i * 8 + 4);
      if (font.getChar(offset) == 4) {
        return offset;
      }
    }
    throw new IllegalArgumentException("no map of format 4");
  }

  /// Whether a character of the basic plane has a glyph of its own.
  boolean holds(int character) {
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
