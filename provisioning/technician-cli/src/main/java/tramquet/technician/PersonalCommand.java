package tramquet.technician;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tramquet.wire.Area;
import tramquet.wire.Declaration;
import tramquet.wire.Declaration.Symptom;
import tramquet.wire.Decoded;
import tramquet.wire.PersonalCode;
import tramquet.wire.SigningKey;

/// `tramquet code personal`: signs the code of one person, or of everybody in a CSV file (a school,
/// a factory).
@Command(
    name = "personal",
    mixinStandardHelpOptions = true,
    description = {
      "Signs a personal code. One person: prints the text, and draws it with --out or --sheet.",
      "Many: --csv with a header of id,old-id,insurance,name,birth,sex,areas (any order, id or"
          + " insurance required) draws 0001.png, 0002.png, … in the order of the rows into --out,"
          + " or twelve on a page with their names as --sheet."
    })
final class PersonalCommand implements Callable<Integer> {
  /// As wide as the domain's letters ask of a code on paper: 5 cm, here with its quiet zone.
  private static final int PRINT_MM = 50;

  private final InstantSource clock;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--key", required = true, description = "Ed25519 private key, PKCS#8 PEM.")
  private Path key = Path.of("");

  @Option(names = "--issuer", required = true, description = "Who vouches, up to 20 bytes.")
  private String issuer = "";

  @Option(
      names = "--days",
      defaultValue = "1",
      description = "Validity from now, in days (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(names = "--out", description = "Picture (.png or .svg); with --csv, a folder.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--sheet",
      description =
          "PDF of A4 to cut out, codes of 5 cm with names; each is read back before it is written.")
  private Optional<Path> sheet = Optional.empty();

  @ArgGroup(multiplicity = "1")
  private Whom whom = new Whom();

  @Option(names = "--declared", description = "A declaration was made, at this instant or `now`.")
  private Optional<String> declared = Optional.empty();

  @Option(names = "--symptom", description = "Declared: ${COMPLETION-CANDIDATES}; repeat it.")
  private List<Symptom> symptoms = new ArrayList<>();

  @Option(names = "--zone", description = "Declared: came from an epidemic zone.")
  private boolean zone;

  @Option(names = "--contact", description = "Declared: contact with a case.")
  private boolean contact;

  /// One person or many.
  static final class Whom {
    @Option(names = "--csv", required = true, description = "File with a row per person, UTF-8.")
    private Optional<Path> csv = Optional.empty();

    @ArgGroup(exclusive = false)
    private Fields fields = new Fields();
  }

  /// The fields of one person, as a row of the CSV file has them.
  static final class Fields {
    @Option(names = "--id", description = "Citizen id, 12 digits.")
    private String id = "";

    @Option(names = "--old-id", description = "Old identity card, 9 digits.")
    private String oldId = "";

    @Option(names = "--insurance", description = "Insurance card, or social insurance number.")
    private String insurance = "";

    @Option(names = "--name", description = "Full name.")
    private String name = "";

    @Option(names = "--birth", description = "yyyy-MM-dd or yyyy.")
    private String birth = "";

    @Option(names = "--sex", description = "male or female.")
    private String sex = "";

    @Option(
        names = "--areas",
        description = "Declared: was in these areas, such as 48/490/20194,79; at most 8.")
    private String areas = "";

    Map<String, String> row() {
      return Map.of(
          "id",
          id,
          "old-id",
          oldId,
          "insurance",
          insurance,
          "name",
          name,
          "birth",
          birth,
          "sex",
          sex,
          "areas",
          areas);
    }
  }

  PersonalCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    SigningKey signer = signer();
    if (whom.csv.isPresent()) {
      issueAll(signer, whom.csv.get());
    } else {
      issueOne(signer, whom.fields.row());
    }
    return 0;
  }

  private SigningKey signer() throws IOException {
    return SigningKey.ofPem(Files.readString(key))
        .asOptional()
        .orElseThrow(() -> new FailedException("--key: no Ed25519 private key in PKCS#8 PEM"));
  }

  private void issueOne(SigningKey signer, Map<String, String> row) throws IOException {
    String text =
        switch (sign(row, signer)) {
          case Decoded.Value<String>(String signed) -> signed;
          case Decoded.Malformed<String>(String problem) ->
              throw new ParameterException(spec.commandLine(), problem);
          case Decoded.NotMine<String>() ->
              throw new ParameterException(spec.commandLine(), "no such person");
        };
    spec.commandLine().getOut().println(text);
    if (out.isPresent()) {
      draw(text, out.get());
    }
    print(List.of(new CodeSheet.Holder(name(row), text)));
  }

  private void issueAll(SigningKey signer, Path csv) throws IOException {
    if (out.isEmpty() && sheet.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--csv needs --out or --sheet");
    }
    List<Map<String, String>> rows = Csv.rows(Files.readString(csv, StandardCharsets.UTF_8));
    List<CodeSheet.Holder> holders = new ArrayList<>();
    Progress signed = progress("signed", rows.size());
    // All are checked before the first is drawn: half a school's codes help nobody.
    for (Map<String, String> row : rows) {
      int number = holders.size() + 1;
      holders.add(
          switch (sign(row, signer)) {
            case Decoded.Value<String>(String text) -> new CodeSheet.Holder(name(row), text);
            case Decoded.Malformed<String>(String problem) ->
                throw new FailedException("row " + number + ": " + problem);
            case Decoded.NotMine<String>() ->
                throw new FailedException("row " + number + ": no such person");
          });
      signed.done(number);
    }
    if (out.isPresent()) {
      drawAll(holders, out.get());
    }
    print(holders);
    spec.commandLine().getOut().println(holders.size() + " codes");
  }

  private void drawAll(List<CodeSheet.Holder> holders, Path folder) throws IOException {
    Files.createDirectories(folder);
    Progress drawn = progress("drawn", holders.size());
    for (int i = 0; i < holders.size(); i++) {
      draw(holders.get(i).text(), folder.resolve("%04d.png".formatted(i + 1)));
      drawn.done(i + 1);
    }
  }

  /// Names and codes of people: for the eyes of whoever has the file made.
  private void print(List<CodeSheet.Holder> holders) throws IOException {
    if (sheet.isPresent()) {
      Instant until = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(days));
      byte[] pdf = CodeSheet.pdf(holders, until, pages -> progress("pages read back", pages));
      NewFile.replace(sheet.get(), pdf, NewFile.FOR_OWNER);
    }
  }

  private Progress progress(String what, int all) {
    return new Progress(spec.commandLine().getErr(), what, all, Progress.isWatched());
  }

  private static String name(Map<String, String> row) {
    return row.getOrDefault("name", "").strip();
  }

  /// The text, or which field is wrong.
  private Decoded<String> sign(Map<String, String> row, SigningKey signer) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return PersonRow.areas(row)
        .flatMap(areas -> declaration(now, areas))
        .flatMap(said ->
            PersonRow.read(row)
                .map(person ->
                    new PersonalCode(issuer, now, now.plus(Duration.ofDays(days)), person, said)))
        .flatMap(code ->
            code.problem().isPresent()
                ? new Decoded.Malformed<>(code.problem().get())
                : fitting(code.encode(signer)));
  }

  /// Only many areas beside a long name can be too much.
  private static Decoded<String> fitting(String text) {
    return text.length() <= PersonalCode.MAX_TEXT
        ? new Decoded.Value<>(text)
        : new Decoded.Malformed<>("areas: too many for one code");
  }

  private Decoded<Optional<Declaration>> declaration(Instant now, Set<Area> areas) {
    if (declared.isEmpty()) {
      if (!areas.isEmpty()) {
        return new Decoded.Malformed<>("areas: what is declared needs --declared");
      }
      if (zone || contact || !symptoms.isEmpty()) {
        throw new ParameterException(spec.commandLine(), "what is declared needs --declared");
      }
      return new Decoded.Value<>(Optional.empty());
    }
    Set<Symptom> said = symptoms.isEmpty() ? Set.of() : EnumSet.copyOf(symptoms);
    return new Decoded.Value<>(
        Optional.of(new Declaration(instant(declared.get(), now), said, zone, contact, areas)));
  }

  private Instant instant(String text, Instant now) {
    try {
      return text.equals("now") ? now : Instant.parse(text).truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(), "--declared: neither an instant nor `now`", e);
    }
  }

  private static void draw(String text, Path file) throws IOException {
    QrImage.of(text, ErrorCorrectionLevel.M).write(file, PRINT_MM);
  }
}
