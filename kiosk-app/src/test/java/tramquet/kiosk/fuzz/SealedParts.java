package tramquet.kiosk.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import tramquet.wire.Area;
import tramquet.wire.AuthorityPart;
import tramquet.wire.BirthDate;
import tramquet.wire.Declaration;
import tramquet.wire.Decoded;
import tramquet.wire.Direction;
import tramquet.wire.Epoch;
import tramquet.wire.HpkeSealer;
import tramquet.wire.Identifier;
import tramquet.wire.KioskId;
import tramquet.wire.Person;
import tramquet.wire.Reason;
import tramquet.wire.RecordHeader;
import tramquet.wire.RecordKind;
import tramquet.wire.SealedRecord;
import tramquet.wire.SealingKeys;
import tramquet.wire.Stamp;
import tramquet.wire.UnsealingKey;
import tramquet.wire.Verdict;
import tramquet.wire.ViewPart;

/// What lies inside the seals: a kiosk that was taken over can seal any bytes. Sealed here to keys
/// of our own, as `Hpke` has it (RFC 9180), so that the reader behind the seal sees each input.
final class SealedParts {
  private static final UnsealingKey KEY = UnsealingKey.of(new byte[32]).asOptional().orElseThrow();

  private static final HpkeSealer SEALER =
      new HpkeSealer(new SealingKeys(KEY.publicKey(), KEY.publicKey()));

  private static final String KEY_ID = new SealingKeys(KEY.publicKey(), KEY.publicKey()).id();

  private static final RecordHeader HEADER =
      new RecordHeader(
          new KioskId("fuzz"),
          new Epoch(1),
          1,
          RecordKind.VISIT,
          new UUID(1, 2),
          Optional.empty(),
          "1",
          Direction.ENTRY,
          Optional.empty(),
          Optional.of(Verdict.REFUSE),
          1,
          new Stamp(new UUID(3, 4), 5, Instant.EPOCH, Stamp.Quality.UNSET),
          Optional.empty());

  private static final byte[] ASSOCIATED =
      String.join(
              "\n",
              "tramquet/1",
              "fuzz",
              HEADER.epoch().text(),
              "1",
              HEADER.id().toString(),
              HEADER.kind().text(),
              KEY_ID)
          .getBytes(UTF_8);

  private static final String AUTHORITY = "tramquet/1/authority";
  private static final String VIEW = "tramquet/1/view";
  private static final int ENCAPSULATED = 32;

  private static final AuthorityPart BARE = AuthorityPart.NONE;

  private static final AuthorityPart FULL =
      new AuthorityPart(
          Optional.of("citizen-card"),
          Optional.of(
              new Person(
                  List.of(new Identifier(Identifier.Kind.CITIZEN_ID, "001090000001")),
                  Optional.of("Nguyễn Văn Ánh"),
                  Optional.of(BirthDate.of(LocalDate.of(1990, 1, 1))),
                  Optional.of(Person.Sex.MALE))),
          List.of(Reason.SYMPTOMS),
          Optional.of(
              new Declaration(
                  Instant.EPOCH,
                  EnumSet.of(Declaration.Symptom.FEVER),
                  true,
                  false,
                  Set.of(new Area("48/490")))));

  static final List<FuzzTarget> ALL =
      List.of(
          new FuzzTarget(
              "authority-part", SealedParts::authority, () -> List.of(opened(FULL), opened(BARE))),
          new FuzzTarget("view-part", SealedParts::view, () -> List.of(view())));

  private SealedParts() {}

  private static HPKE suite() {
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
  }

  private static byte[] sealed(byte[] frame, String info) {
    HPKEContextWithEncapsulation context =
        suite().setupBaseS(suite().deserializePublicKey(KEY.publicKey()), info.getBytes(UTF_8));
    try {
      byte[] text = context.seal(ASSOCIATED, frame);
      byte[] all = Arrays.copyOf(context.getEncapsulation(), ENCAPSULATED + text.length);
      System.arraycopy(text, 0, all, ENCAPSULATED, text.length);
      return all;
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("sealing does not fail", e);
    }
  }

  private static byte[] opened(byte[] part, String info) {
    try {
      return suite()
          .setupBaseR(
              Arrays.copyOf(part, ENCAPSULATED),
              suite().deserializePrivateKey(KEY.bytes(), KEY.publicKey()),
              info.getBytes(UTF_8))
          .open(ASSOCIATED, Arrays.copyOfRange(part, ENCAPSULATED, part.length));
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("sealed by us", e);
    }
  }

  private static SealedRecord record(AuthorityPart authority, ViewPart view) {
    return SEALER.seal(HEADER, authority, view);
  }

  private static byte[] opened(AuthorityPart part) {
    return opened(record(part, ViewPart.NONE).sealedAuthority(), AUTHORITY);
  }

  private static byte[] view() {
    return opened(record(BARE, ViewPart.of(FULL)).sealedView(), VIEW);
  }

  private static void authority(byte[] frame) {
    SealedRecord sealed = new SealedRecord(HEADER, KEY_ID, sealed(frame, AUTHORITY), new byte[0]);
    KEY.openAuthority(sealed)
        .asOptional()
        .ifPresent(part ->
            assertEquals(
                new Decoded.Value<>(part), KEY.openAuthority(record(part, ViewPart.NONE))));
  }

  private static void view(byte[] frame) {
    SealedRecord sealed = new SealedRecord(HEADER, KEY_ID, new byte[0], sealed(frame, VIEW));
    KEY.openView(sealed)
        .asOptional()
        .ifPresent(
            part -> assertEquals(new Decoded.Value<>(part), KEY.openView(record(BARE, part))));
  }
}
