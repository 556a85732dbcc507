package tramquet.kiosk.credential;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tramquet.wire.Declaration;
import tramquet.wire.HealthClaims;
import tramquet.wire.HealthProof;
import tramquet.wire.Person;
import tramquet.wire.PersonalCode;
import tramquet.wire.PlaceCode;
import tramquet.wire.RevocationTag;
import tramquet.wire.Signed;
import tramquet.wire.Verification;

/// What a visitor showed, in the terms of its kind. Whether it suffices is decided elsewhere.
public sealed interface Credential {

  /// How far the clocks of issuer and kiosk may differ.
  Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  /// Who it speaks of; empty when it speaks of nobody.
  Optional<Person> person();

  /// What its holder declared, signed or not; the verification stands beside it where there is one.
  default Optional<Declaration> declaration() {
    return Optional.empty();
  }

  /// What its signature is worth; empty for a kind that is not signed.
  default Optional<Origin> origin() {
    return Optional.empty();
  }

  /// Who vouches for a code, as far as a decision needs it.
  ///
  /// @param tags under which the code may be revoked
  record Origin(Verification verification, List<RevocationTag> tags) {}

  /// The time that its issuer gave it; empty for a kind without one.
  default Optional<Validity> validity() {
    return Optional.empty();
  }

  /// Whether it is shown within the time its issuer gave it; true for a kind without such a time.
  default boolean isInTime(Instant now) {
    return validity().map(time -> time.covers(now)).orElse(true);
  }

  /// The citizen card (CCCD, căn cước). Its QR is not signed.
  ///
  /// @param holder citizen id, old id where printed, name, birth date, sex
  /// @param issuedOn where the code has it
  record CitizenCard(Person holder, Optional<LocalDate> issuedOn) implements Credential {
    @Override
    public Optional<Person> person() {
      return Optional.of(holder);
    }

    /// The person stays out of logs and messages.
    @Override
    public String toString() {
      return "CitizenCard";
    }
  }

  /// The health insurance card (thẻ BHYT). Its QR is not signed.
  ///
  /// @param holder insurance card and social insurance number, or the latter alone
  /// @param cardNumber as printed: 15 characters on old cards, 10 digits on new ones
  /// @param validFrom where the code has it
  /// @param validTo last day; open where the code has `-`
  record HealthInsuranceCard(
      Person holder, String cardNumber, Optional<LocalDate> validFrom, Optional<LocalDate> validTo)
      implements Credential {
    @Override
    public Optional<Person> person() {
      return Optional.of(holder);
    }

    /// The person stays out of logs and messages.
    @Override
    public String toString() {
      return "HealthInsuranceCard";
    }
  }

  /// The personal code of PC-Covid (QĐ 1405/QĐ-BTTTT). Not signed, and often masked: identity only.
  ///
  /// @param holder number shown or masked, QID, insurance number; day and month of birth may be
  ///   masked, then the year alone
  record PcCovidCode(Person holder) implements Credential {
    @Override
    public Optional<Person> person() {
      return Optional.of(holder);
    }

    /// The person stays out of logs and messages.
    @Override
    public String toString() {
      return "PcCovidCode";
    }
  }

  /// Our own personal code.
  ///
  /// @param signed what it says, and what its signature is worth
  record SignedPersonalCode(Signed<PersonalCode> signed) implements Credential {
    /// What it says.
    public PersonalCode code() {
      return signed.value();
    }

    /// What its signature is worth.
    public Verification verification() {
      return signed.verification();
    }

    @Override
    public Optional<Person> person() {
      return Optional.of(code().person());
    }

    @Override
    public Optional<Declaration> declaration() {
      return code().declaration();
    }

    @Override
    public Optional<Origin> origin() {
      return Optional.of(new Origin(verification(), List.of(signed.tag())));
    }

    @Override
    public Optional<Validity> validity() {
      return Optional.of(new Validity(code().issuedAt(), code().expiresAt()));
    }

    /// The person stays out of logs and messages.
    @Override
    public String toString() {
      return "SignedPersonalCode";
    }
  }

  /// The EU digital COVID certificate. It proves something of a person and is no identity card.
  ///
  /// @param claims what is signed
  /// @param holder name and birth date, which may be a year alone; never a number
  /// @param proofs what it proves; one kind in a valid one
  /// @param schema whether it keeps to the schema
  /// @param signature by which key, and what that is worth
  record HealthCertificate(
      HealthClaims claims,
      Person holder,
      Set<HealthProof> proofs,
      SchemaCheck schema,
      CertificateSignature signature)
      implements Credential {

    /// Copies the set.
    public HealthCertificate {
      proofs = Set.copyOf(proofs);
    }

    /// What its signature is worth.
    public Verification verification() {
      return signature.verification();
    }

    /// The entries of a kind as the issuer wrote them, mostly one; empty for a kind that it does
    /// not prove. Not to be changed.
    public List<JsonNode> entries(HealthProof proof) {
      return claims.certificate().path(proof.group()).valueStream().toList();
    }

    /// By its signature, by its identifier, and by that after its country.
    @Override
    public Optional<Origin> origin() {
      List<RevocationTag> tags = new ArrayList<>();
      tags.add(signature.tag());
      for (HealthProof proof : proofs) {
        for (JsonNode entry : entries(proof)) {
          String uvci = entry.path("ci").asString("");
          tags.add(RevocationTag.ofIdentifier(uvci));
          tags.add(RevocationTag.ofIdentifier(entry.path("co").asString(""), uvci));
        }
      }
      return Optional.of(new Origin(verification(), tags));
    }

    /// The name for machines (ICAO Doc 9303 part 3): `NGUYEN<<VAN<ANH`.
    public Optional<String> standardName() {
      return DccPerson.standardName(claims.certificate());
    }

    @Override
    public Optional<Person> person() {
      return Optional.of(holder);
    }

    @Override
    public Optional<Validity> validity() {
      return Optional.of(new Validity(claims.issuedAt(), claims.expiresAt()));
    }

    /// The person stays out of logs and messages.
    @Override
    public String toString() {
      return "HealthCertificate";
    }
  }

  /// The code of a place, shown by mistake instead of the visitor's own.
  ///
  /// @param place ours; empty for those of the national systems of 2021
  record PlaceCodeShown(Optional<PlaceCode> place) implements Credential {
    @Override
    public Optional<Person> person() {
      return Optional.empty();
    }
  }
}
