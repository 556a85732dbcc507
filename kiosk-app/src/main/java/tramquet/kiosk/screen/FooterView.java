package tramquet.kiosk.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import tramquet.kiosk.lane.Screen.Footer;
import tramquet.kiosk.lane.SetUp;
import tramquet.wire.ShelfLife;

/// The status line for staff: reader, centre, records not yet delivered, and how old the signed
/// data is once it is old. A tick or a cross says how each is.
///
/// Where all of it is wider than the display, letters and gaps shrink together; where they would be
/// too small to be read, the least important part is left out. Nothing is ever cut off.
final class FooterView {
  private static final double LETTERS = 0.5;
  private static final double SIGN = 0.56;

  /// From the left of a sign to the words beside it, in signs.
  private static final double WORDS = 1.4;

  /// How far letters shrink before a part is left out.
  private static final double LEAST = 0.7;

  /// Smaller is read by nobody on any display, in pixels.
  private static final double SMALLEST = 9;

  private final Size size;
  private final Words words;

  FooterView(Size size, Words words) {
    this.size = size;
    this.words = words;
  }

  /// What is left out first comes first.
  private enum Weight {
    WELL,
    UNSENT,
    DATA,
    SCANNER,
    CENTRE
  }

  private record Part(Weight weight, Icon sign, Palette palette, Said label) {}

  /// Parts in letters of a size.
  private record Row(List<Part> parts, List<Text> texts, double letters) {}

  /// The line, in the first language of the place only: visitors may ignore it.
  ///
  /// @param room how much of the display's width it may take, in pixels
  Pane of(Footer footer, double room) {
    Pane pane = Field.of(size.width(), size.footerHeight(), Palette.FOOTER);
    place(pane, fitting(parts(footer), room));
    return pane;
  }

  private List<Part> parts(Footer footer) {
    List<Part> parts = new ArrayList<>();
    parts.add(part(Weight.SCANNER, footer.scanner(), words.phrase("footer.scanner").large()));
    parts.add(centre(footer));
    parts.add(
        part(
            Weight.UNSENT,
            footer.unsent() == 0,
            words.phrase("footer.unsent", Long.toString(footer.unsent())).large()));
    data(footer.data()).ifPresent(parts::add);
    return parts;
  }

  /// Until the centre has approved the kiosk, it has no line that could be there.
  private Part centre(Footer footer) {
    return switch (footer.setUp().orElse(null)) {
      case SetUp.Digits digits ->
          new Part(
              Weight.CENTRE,
              Icon.CLOCK,
              Palette.FOOTER_AGEING,
              words.phrase("footer.digits", digits.spoken()).large());
      case SetUp.Refused _ ->
          new Part(
              Weight.CENTRE,
              Icon.CROSS,
              Palette.FOOTER_STALE,
              words.phrase("footer.not-approved").large());
      case SetUp.Calling _ -> part(Weight.CENTRE, false, words.phrase("footer.centre").large());
      case null -> part(Weight.CENTRE, footer.centre(), words.phrase("footer.centre").large());
    };
  }

  /// Nothing while it is fresh; then a clock, and in the end a cross.
  private Optional<Part> data(ShelfLife.Age age) {
    return switch (age) {
      case FRESH -> Optional.empty();
      case AGEING ->
          Optional.of(new Part(Weight.DATA, Icon.CLOCK, Palette.FOOTER_AGEING, data(age.text())));
      case STALE ->
          Optional.of(new Part(Weight.DATA, Icon.CROSS, Palette.FOOTER_STALE, data(age.text())));
    };
  }

  private Said data(String age) {
    return words.phrase("footer.data-" + age).large();
  }

  private static Part part(Weight weight, boolean good, Said label) {
    return good
        ? new Part(Weight.WELL, Icon.TICK, Palette.FOOTER, label)
        : new Part(weight, Icon.CROSS, Palette.FOOTER, label);
  }

  /// The last part that is left shrinks as far as it must.
  private Row fitting(List<Part> wished, double room) {
    List<Part> parts = new ArrayList<>(wished);
    Row row = laidOut(parts, letters());
    while (width(row) > room) {
      boolean last = parts.size() == 1;
      double least = last ? 1 : Math.max(SMALLEST, Math.floor(letters() * LEAST));
      if (row.letters() > least) {
        row = laidOut(parts, row.letters() - 1);
      } else if (last) {
        return row;
      } else {
        parts.remove(leastImportant(parts));
        row = laidOut(parts, letters());
      }
    }
    return row;
  }

  private static Part leastImportant(List<Part> parts) {
    return parts.stream().min(Comparator.comparing(Part::weight)).orElseThrow();
  }

  private static Row laidOut(List<Part> parts, double letters) {
    List<Text> texts = new ArrayList<>();
    for (Part part : parts) {
      Text text = new Text(part.label().text());
      text.setFont(part.label().lettering().at(Typeface.REGULAR, letters));
      text.setTextOrigin(VPos.CENTER);
      texts.add(part.palette().of(Role.INK.of(text)));
    }
    return new Row(List.copyOf(parts), texts, letters);
  }

  /// With a margin on the left, and a gap on the right.
  private double width(Row row) {
    return size.margin() + row.texts().stream().mapToDouble(text -> across(row, text)).sum();
  }

  /// Sign, words, and the gap that follows.
  private double across(Row row, Text text) {
    return sign(row) * WORDS + Math.ceil(text.getLayoutBounds().getWidth()) + gap(row);
  }

  private double sign(Row row) {
    return Math.rint(size.footerHeight() * SIGN * scale(row));
  }

  private double gap(Row row) {
    return Math.rint(size.margin() * scale(row));
  }

  private double scale(Row row) {
    return row.letters() / letters();
  }

  /// In pixels, where there is room.
  private double letters() {
    return Math.floor(size.footerHeight() * LETTERS);
  }

  private void place(Pane pane, Row row) {
    double height = size.footerHeight();
    double side = sign(row);
    double x = size.margin();
    for (int i = 0; i < row.parts().size(); i++) {
      Part part = row.parts().get(i);
      Text text = row.texts().get(i);
      Field.place(pane, part.palette().of(part.sign().drawn(side)), x, (height - side) / 2);
      Field.place(pane, text, x + side * WORDS, height / 2);
      x += across(row, text);
    }
  }
}
