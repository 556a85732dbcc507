package tramquet.kiosk.screen;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// Pictures made of flat layers, ink and ground in turn, in a box of 100 × 100, so that meaning
/// never hangs on colour: each has a shape of its own. The font has no such signs.
enum Icon {
  /// Go: a tick in a circle.
  TICK(circle(), "M20 51 L32 39 L45 52 L69 27 L81 39 L45 76 Z"),
  /// Stop: a cross in an octagon.
  CROSS(
      "M29.3 0 H70.7 L100 29.3 V70.7 L70.7 100 H29.3 L0 70.7 V29.3 Z",
      "M31 19 L50 38 L69 19 L81 31 L62 50 L81 69 L69 81 L50 62 L31 81 L19 69 L38 50 L19 31 Z"),
  /// Attention: a question mark in a square that stands on its corner.
  QUESTION(
      "M50 0 L100 50 L50 100 L0 50 Z",
      "M50 21 C38 21 30 28 30 40 H42 C42 35 45 32 50 32 C55 32 58 35 58 39 C58 43 56 45 52 48 "
          + "C46 52 44 55 44 62 H56 C56 58 57 57 61 54 C67 50 70 46 70 39 C70 28 62 21 50 21 Z "
          + "M43.5 67 H56.5 V80 H43.5 Z"),
  /// A telephone that shows a code.
  PHONE(
      "M30 0 H70 A8 8 0 0 1 78 8 V92 A8 8 0 0 1 70 100 H30 A8 8 0 0 1 22 92 V8 A8 8 0 0 "
          + "1 30 0 Z",
      "M28 10 H72 V86 H28 Z",
      "M32 28 H47 V43 H32 Z M53 28 H68 V43 H53 Z M32 49 H47 V64 H32 Z M53 49 H59 V55 H53 Z "
          + "M62 55 H68 V61 H62 Z M53 58 H59 V64 H53 Z M62 46 H68 V52 H62 Z",
      "M35 31 H44 V40 H35 Z M56 31 H65 V40 H56 Z M35 52 H44 V61 H35 Z",
      "M38 34 H41 V37 H38 Z M59 34 H62 V37 H59 Z M38 55 H41 V58 H38 Z"),
  /// A sheet with lines and the cross of medicine.
  FORM(
      "M18 0 H82 A6 6 0 0 1 88 6 V94 A6 6 0 0 1 82 100 H18 A6 6 0 0 1 12 94 V6 A6 6 0 0 "
          + "1 18 0 Z",
      "M44 10 H56 V20 H66 V32 H56 V42 H44 V32 H34 V20 H44 Z "
          + "M26 54 H74 V61 H26 Z M26 68 H74 V75 H26 Z M26 82 H56 V89 H26 Z"),
  /// Out of order: a spanner.
  TOOLS(
      "M94 24 L78 40 L66 36 L62 24 L77 8 A27 27 0 0 0 41 42 L8 75 A12 12 0 0 0 25 92 L58 59 "
          + "A27 27 0 0 0 94 24 Z",
      "M14 82 A4 4 0 1 1 22 82 A4 4 0 1 1 14 82 Z"),
  /// The signature is good: a seal with a tick.
  SEAL(seal(), "M31 41 L39 33 L47 41 L64 22 L72 29 L47 56 Z"),
  /// The signature does not fit: a seal that is cracked through.
  SEAL_BROKEN(seal(), "M58 -2 L38 24 L56 36 L36 60 L44 100 H56 L50 64 L70 36 L52 24 L70 -2 Z"),
  /// Nobody knows who signed: a seal with a question mark.
  SEAL_UNKNOWN(
      seal(),
      "M50 14.9 C39.8 14.9 33 20.9 33 31.1 H43.2 C43.2 26.8 45.8 24.3 50 24.3 C54.2 24.3 "
          + "56.8 26.8 56.8 30.2 C56.8 33.6 55.1 35.3 51.7 37.9 C46.6 41.3 44.9 43.8 44.9 49.8 "
          + "H55.1 C55.1 46.4 55.9 45.5 59.4 43 C64.4 39.6 67 36.2 67 30.2 C67 20.9 60.2 14.9 "
          + "50 14.9 Z M44.5 54 H55.5 V65.1 H44.5 Z"),
  /// Taken back: a document struck out.
  DOCUMENT_STRUCK(
      sheet(),
      "M28 22 H56 V30 H28 Z M28 40 H72 V48 H28 Z M28 58 H72 V66 H28 Z M28 76 H72 V84 H28 "
          + "Z M-2 78 L80 -4 L102 18 L20 100 Z",
      "M0 88 L90 -2 L100 8 L10 98 Z"),
  /// Not as it should be written: a document torn in two.
  DOCUMENT_TORN(
      "M22 0 H64 L84 20 V42 L73 52 L62 42 L51 52 L40 42 L29 52 L22 46 Z M14 58 L25 68 "
          + "L36 58 L47 68 L58 58 L69 68 L76 62 V100 H14 Z",
      "M32 14 H56 V22 H32 Z M32 28 H74 V36 H32 Z M24 76 H66 V84 H24 Z"),
  /// More is asked for: a document and a plus.
  DOCUMENT_PLUS(sheet(), lines(), badge(), "M69 54 H79 V69 H94 V79 H79 V94 H69 V79 H54 V69 H69 Z"),
  /// Genuine and not enough: a document and a minus.
  DOCUMENT_MINUS(sheet(), lines(), badge(), "M54 69 H94 V79 H54 Z"),
  /// A card that says who somebody is.
  CARD(
      "M6 16 H94 A6 6 0 0 1 100 22 V78 A6 6 0 0 1 94 84 H6 A6 6 0 0 1 0 78 V22 A6 6 0 0 "
          + "1 6 16 Z",
      "M28 28 A11 11 0 1 1 27.99 28 Z M10 72 A18 19 0 0 1 46 72 Z M56 32 H90 V40 H56 Z "
          + "M56 48 H90 V56 H56 Z M56 64 H78 V72 H56 Z"),
  /// Its day is over: a leaf of a calendar, crossed out.
  CALENDAR(
      "M22 0 H34 V10 H66 V0 H78 V10 H94 V100 H6 V10 H22 Z",
      "M16 30 H84 V90 H16 Z",
      "M38.2 40.8 L50 52.6 L61.8 40.8 L69.2 48.2 L57.4 60 L69.2 71.8 L61.8 79.2 L50 67.4 "
          + "L38.2 79.2 L30.8 71.8 L42.6 60 L30.8 48.2 Z"),
  /// Not this kind: a code struck out.
  CODE_STRUCK(
      "M6 6 H44 V44 H6 Z M56 6 H94 V44 H56 Z M6 56 H44 V94 H6 Z M56 56 H74 V74 H56 Z M76 "
          + "76 H94 V94 H76 Z",
      "M14 14 H36 V36 H14 Z M64 14 H86 V36 H64 Z M14 64 H36 V86 H14 Z",
      "M20 20 H30 V30 H20 Z M70 20 H80 V30 H70 Z M20 70 H30 V80 H20 Z",
      "M-2 84 L84 -2 L102 16 L16 102 Z",
      "M0 92 L92 0 L100 8 L8 100 Z"),
  /// Health staff: the cross of medicine.
  HEALTH(
      "M14 0 H86 A14 14 0 0 1 100 14 V86 A14 14 0 0 1 86 100 H14 A14 14 0 0 1 0 86 V14 "
          + "A14 14 0 0 1 14 0 Z",
      "M37 14 H63 V37 H86 V63 H63 V86 H37 V63 H14 V37 H37 Z"),
  /// Inside already: a person in a house.
  INSIDE(
      "M50 0 L100 44 H90 V100 H10 V44 H0 Z",
      "M50 36 A13 13 0 1 1 49.99 36 Z M24 92 A26 27 0 0 1 76 92 Z"),
  /// Full: people side by side.
  PEOPLE(
      "M20 24 A12 12 0 1 1 19.99 24 Z M-2 86 V74 A22 22 0 0 1 42 74 V86 Z M80 24 A12 12 "
          + "0 1 1 79.99 24 Z M58 86 V74 A22 22 0 0 1 102 74 V86 Z",
      "M50 8 A21 21 0 1 1 49.99 8 Z M17 100 V84 A33 33 0 0 1 83 84 V100 Z",
      "M50 13 A16 16 0 1 1 49.99 13 Z M23 96 V83 A27 28 0 0 1 77 83 V96 Z"),
  /// Closed at this hour: a padlock.
  LOCK(
      "M18 44 V32 A32 32 0 0 1 82 32 V44 H92 V100 H8 V44 Z",
      "M34 44 V32 A16 16 0 0 1 66 32 V44 Z M50 58 A9 9 0 0 1 55 74 L58 88 H42 L45 74 A9 "
          + "9 0 0 1 50 58 Z"),
  /// The time: the face of a clock.
  CLOCK(circle(), "M44 16 H56 V47 L76 67 L67 76 L44 53 Z"),
  /// The network: a plug and its cable.
  CABLE(
      "M26 6 H36 V30 H64 V6 H74 V30 H84 V56 A22 22 0 0 1 62 78 H56 V100 H44 V78 H38 A22 22 0 0 1 16"
          + " 56 V30 H26 Z"),
  /// Keys.
  KEY(
      "M28 22 A28 28 0 0 1 55 43 H100 V74 H88 V58 H78 V70 H66 V57 H55 A28 28 0 1 1 28 22 Z",
      "M24 38 A12 12 0 1 1 23.99 38 Z"),
  /// Patience: an hourglass.
  HOURGLASS(
      "M18 2 H82 V16 H77 C76 34 64 42 57 50 C64 58 76 66 77 84 H82 V98 H18 V84 H23 C24 66 36 58 43 "
          + "50 C36 42 24 34 23 16 H18 Z",
      "M33 16 H67 C66 24 62 30 56 36 H44 C38 30 34 24 33 16 Z M33 84 C35 76 42 72 50 64 C58 72 65"
          + " 76 67 84 Z"),
  /// Out, either way.
  BOTH_WAYS("M0 50 L34 16 V37 H66 V16 L100 50 L66 84 V63 H34 V84 Z"),
  /// Down, to be turned.
  ARROW("M32 0 H68 V48 H96 L50 100 L4 48 H32 Z"),
  /// Through a door, inwards.
  ENTRY("M52 2 H92 V98 H52 V84 H78 V16 H52 Z M2 40 H36 V20 L70 50 L36 80 V60 H2 Z"),
  /// Through a door, outwards.
  EXIT("M48 2 H8 V98 H48 V84 H22 V16 H48 Z M34 40 H66 V20 L98 50 L66 80 V60 H34 Z");

  @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
  private final List<String> layers;

  Icon(String... layers) {
    this.layers = List.of(layers);
  }

  private static String circle() {
    return "M50 0 A50 50 0 1 1 49.99 0 Z";
  }

  private static String seal() {
    return "M26 58 L14 98 L32 91 L43 100 L56 62 Z M44 62 L57 100 L68 91 L86 98 L74 "
        + "58 Z M50 0 L57.3 7.8 L67.4 4 L70.6 14.2 L81.3 15.1 L79.7 25.7 L89 31.1 "
        + "L83 40 L89 48.9 L79.7 54.3 L81.3 64.9 L70.6 65.8 L67.4 76 L57.3 72.2 "
        + "L50 80 L42.7 72.2 L32.6 76 L29.4 65.8 L18.7 64.9 L20.3 54.3 L11 48.9 "
        + "L17 40 L11 31.1 L20.3 25.7 L18.7 15.1 L29.4 14.2 L32.6 4 L42.7 7.8 Z";
  }

  private static String sheet() {
    return "M18 0 H64 L84 20 V100 H18 Z";
  }

  /// Writing on the sheet, and room for a badge in its lower corner.
  private static String lines() {
    return "M28 22 H56 V30 H28 Z M28 38 H72 V46 H28 Z M28 54 H44 V62 H28 Z "
        + "M74 44 A30 30 0 1 1 73.99 44 Z";
  }

  private static String badge() {
    return "M74 48 A26 26 0 1 1 73.99 48 Z";
  }

  /// The picture in a square.
  ///
  /// @param side pixels
  Node drawn(double side) {
    Group icon = new Group(new Rectangle(100, 100, Color.TRANSPARENT));
    for (int i = 0; i < layers.size(); i++) {
      icon.getChildren().add(layer(layers.get(i), i % 2 == 0 ? Role.INK : Role.GROUND));
    }
    icon.getTransforms().add(new Scale(side / 100, side / 100, 0, 0));
    return new Group(icon);
  }

  private static SVGPath layer(String content, Role role) {
    SVGPath path = new SVGPath();
    path.setContent(content);
    return role.of(path);
  }
}
