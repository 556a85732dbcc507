package tramquet.kiosk.calibration;

/// The keyboard of a country, as scanners can be set to it. Our keyboard line reads keys as one of
/// the United States has them; a scanner that is set to another strikes other keys.
enum KeyLayout {
  GERMAN(
      "German (QWERTZ)",
      "^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-<",
      "°!\"§$%&/()=?`QWERTZUIOPÜ*'ASDFGHJKLÖÄYXCVBNM;:_>"),
  FRENCH(
      "French (AZERTY)",
      "²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!<",
      "²1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§>"),
  BRITISH(
      "British",
      "`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./\\",
      "¬!\"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?|"),
  CZECH(
      "Czech (QWERTZ)",
      ";+ěščřžýáíé=´qwertzuiopú)¨asdfghjklů§yxcvbnm,.-\\",
      "°1234567890%ˇQWERTZUIOP/('ASDFGHJKLŮ!YXCVBNM?:_|"),
  SPANISH(
      "Spanish",
      "º1234567890'¡qwertyuiop`+çasdfghjklñ´zxcvbnm,.-<",
      "ª!\"·$%&/()=?¿QWERTYUIOP^*ÇASDFGHJKLÑ¨ZXCVBNM;:_>"),
  ITALIAN(
      "Italian",
      "\\1234567890'ìqwertyuiopè+ùasdfghjklòàzxcvbnm,.-<",
      "|!\"£$%&/()=?^QWERTYUIOPé*§ASDFGHJKLç°ZXCVBNM;:_>");

  private static final String US = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./\\";
  private static final String US_SHIFTED = "~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?|";

  private final String words;
  private final String plain;
  private final String shifted;

  KeyLayout(String words, String plain, String shifted) {
    this.words = words;
    this.plain = plain;
    this.shifted = shifted;
  }

  /// What it is called.
  String words() {
    return words;
  }

  /// What arrives when a scanner that is set to this keyboard types a text: what no key has, or
  /// needs a third level, it leaves out.
  String misread(String text) {
    StringBuilder read = new StringBuilder();
    text.chars()
        .forEach(c -> {
          if (c <= ' ') {
            read.append((char) c);
          } else if (plain.indexOf(c) >= 0) {
            read.append(US.charAt(plain.indexOf(c)));
          } else if (shifted.indexOf(c) >= 0) {
            read.append(US_SHIFTED.charAt(shifted.indexOf(c)));
          }
        });
    return read.toString();
  }
}
