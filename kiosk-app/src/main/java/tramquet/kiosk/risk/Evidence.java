package tramquet.kiosk.risk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tramquet.kiosk.clock.WallTime;
import tramquet.kiosk.credential.Credential;
import tramquet.kiosk.credential.SchemaCheck;
import tramquet.kiosk.credential.Validity;
import tramquet.wire.AuthorityPart;
import tramquet.wire.BirthDate;
import tramquet.wire.Declaration;
import tramquet.wire.Direction;
import tramquet.wire.Identifier;
import tramquet.wire.Masking;
import tramquet.wire.Person;
import tramquet.wire.Reason;
import tramquet.wire.Verification;

/// All that is known of one person at one lane when it is decided.
///
/// @param shown codes of this person, in the order shown; at least one
/// @param touched declaration made on the screen
/// @param lane where it was shown
/// @param past what the place remembers of the person
/// @param time when it is judged, by the kiosk's wall clock
public record Evidence(
    List<Shown> shown, Optional<Declaration> touched, LaneTerms lane, Past past, WallTime time) {

  /// Copies the list.
  public Evidence {
    shown = List.copyOf(shown);
  }

  /// Which way the person goes.
  public Direction way() {
    return lane.direction();
  }

  /// When it is judged.
  public Instant now() {
    return time.instant();
  }

  /// The person with every number that any of the codes gave.
  public Optional<Person> person() {
    if (shown.size() == 1) {
      return shown.getFirst().credential().person();
    }
    List<Person> people = shown.stream().flatMap(s -> s.credential().person().stream()).toList();
    return people.stream()
        .findFirst()
        .map(first ->
            new Person(
                people.stream().flatMap(p -> p.identifiers().stream()).distinct().toList(),
                first(people.stream().map(Person::name)),
                first(people.stream().map(Person::birthDate)),
                first(people.stream().map(Person::sex))));
  }

  /// The newest declaration that can be believed: made here, or on a code whose signature was
  /// verified. While nobody knows the date, one made here is the newest.
  public Optional<Declaration> declaration() {
    return touched.isPresent() && !time.known() ? touched : newestDeclaration();
  }

  private Optional<Declaration> newestDeclaration() {
    return Stream.concat(
            touched.stream(), shown.stream().flatMap(s -> declared(s.credential()).stream()))
        .max(Comparator.comparing(Declaration::declaredAt));
  }

  /// The health certificates among the codes.
  List<Credential.HealthCertificate> certificates() {
    List<Credential.HealthCertificate> found = new ArrayList<>();
    for (Shown each : shown) {
      if (each.credential() instanceof Credential.HealthCertificate certificate) {
        found.add(certificate);
      }
    }
    return found;
  }

  /// Those that prove something now: genuine, in their time, and as their schema has it. Whether
  /// one was revoked is another rule's objection.
  List<Credential.HealthCertificate> certificatesThatCount() {
    return certificates().stream()
        .filter(certificate ->
            certificate.verification() == Verification.VERIFIED
                && certificate.schema() == SchemaCheck.VALID
                && certificate.isInTime(now()))
        .toList();
  }

  /// Whether one of the codes is a health certificate that counts. While nobody knows the date,
  /// none does.
  public boolean provesHealth() {
    return time.known() && !certificatesThatCount().isEmpty();
  }

  /// The time of the first code that is genuine and not within its time now; empty where none is.
  public Optional<Validity> genuineOutOfTime() {
    return shown.stream()
        .map(Shown::credential)
        .filter(code ->
            code.origin().map(Credential.Origin::verification).stream()
                .anyMatch(Verification.VERIFIED::equals))
        .flatMap(code -> code.validity().stream())
        .filter(validity -> !validity.covers(now()))
        .findFirst();
  }

  /// The country that issued the certificate shown last, by ISO 3166-1; empty where none says.
  public Optional<String> issuerCountry() {
    return certificates().reversed().stream()
        .flatMap(certificate -> certificate.claims().issuer().stream())
        .findFirst();
  }

  /// Whether nothing says who the person is but certificates, which are no identity cards.
  boolean onlyCertificates() {
    return certificates().size() == shown.size();
  }

  /// The name as the screen shows it.
  public Optional<String> maskedName() {
    return person().flatMap(Person::name).map(Masking::name);
  }

  /// What the authority may read of it.
  public AuthorityPart authorityPart(List<Reason> reasons) {
    return new AuthorityPart(
        shown.stream().map(Shown::format).findFirst(), person(), reasons, declaration());
  }

  /// The same person, with a second code, judged later.
  Evidence and(Shown more, WallTime later) {
    List<Shown> all = new ArrayList<>(shown);
    // The same code twice says nothing more.
    all.remove(more);
    all.add(more);
    return new Evidence(all, touched, lane, past, later);
  }

  /// The same, with what is remembered of the person.
  Evidence with(Past remembered) {
    return new Evidence(shown, touched, lane, remembered, time);
  }

  /// The same person, with what was answered on the screen now.
  public Evidence declaring(Declaration declaration, WallTime now) {
    return new Evidence(shown, Optional.of(declaration), lane, past, now);
  }

  /// Whether a code speaks of the same person: they share a number, or both name and birth date.
  public boolean isOf(Person other) {
    return person()
        .filter(mine ->
            mine.identifiers().stream()
                    .filter(id -> id.kind() != Identifier.Kind.MASKED)
                    .anyMatch(other.identifiers()::contains)
                || (mine.birthDate().isPresent()
                    && other.birthDate().isPresent()
                    && agree(mine.birthDate().get(), other.birthDate().get())
                    && mine.name().isPresent()
                    && mine.name()
                        .map(Person::plainName)
                        .equals(other.name().map(Person::plainName))))
        .isPresent();
  }

  /// Many older people have a year alone on one of their papers.
  private static boolean agree(BirthDate one, BirthDate other) {
    boolean bothWhole = one.day().isPresent() && other.day().isPresent();
    return bothWhole ? one.equals(other) : one.year() == other.year();
  }

  private static Optional<Declaration> declared(Credential credential) {
    return credential
            .origin()
            .filter(origin -> origin.verification() != Verification.VERIFIED)
            .isPresent()
        ? Optional.empty()
        : credential.declaration();
  }

  private static <T> Optional<T> first(Stream<Optional<T>> all) {
    return all.flatMap(Optional::stream).findFirst();
  }

  /// The person stays out of logs and messages.
  @Override
  public String toString() {
    return "Evidence[" + shown.stream().map(Shown::format).toList() + "]";
  }
}
