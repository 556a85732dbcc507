package tramquet.kiosk.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.CRC32;
import tramquet.wire.Acknowledgement;
import tramquet.wire.Base45;
import tramquet.wire.ClaimCode;
import tramquet.wire.CloudEvent;
import tramquet.wire.CoseSign1;
import tramquet.wire.Decoded;
import tramquet.wire.HealthClaims;
import tramquet.wire.KioskStatus;
import tramquet.wire.Order;
import tramquet.wire.OrderResult;
import tramquet.wire.Pack;
import tramquet.wire.PackDraft;
import tramquet.wire.PackKind;
import tramquet.wire.PackPiece;
import tramquet.wire.PackPieces;
import tramquet.wire.PersonalCode;
import tramquet.wire.PlaceCode;
import tramquet.wire.RecordBatch;
import tramquet.wire.Revocations;
import tramquet.wire.RulePack;
import tramquet.wire.SealedRecord;
import tramquet.wire.Signed;
import tramquet.wire.SigningKey;
import tramquet.wire.Topics;
import tramquet.wire.TrustList;
import tramquet.wire.TrustedKeys;
import tramquet.wire.UnsealingKey;
import tramquet.wire.Verification;
import tramquet.wire.WatchList;

/// The readers of the wire. That of plain CBOR is not seen from outside; those of signatures and
/// claims pass every byte to it.
final class WireTargets {
  private static final UnsealingKey NOBODYS =
      UnsealingKey.of(new byte[32]).asOptional().orElseThrow();

  static final List<FuzzTarget> ALL =
      List.of(
          new FuzzTarget("base45", WireTargets::base45, () -> Seeds.texts("QED8WEX0", "BB8")),
          new FuzzTarget("cose", WireTargets::cose, Seeds::signatures),
          new FuzzTarget("health-claims", HealthClaims::decode, WireTargets::payloads),
          new FuzzTarget("personal-code", WireTargets::personalCode, () -> Seeds.scans("TQ1:")),
          new FuzzTarget("place-code", WireTargets::placeCode, () -> Seeds.scans("https:")),
          new FuzzTarget("pack", WireTargets::pack, Seeds::packs),
          new FuzzTarget(
              "order", bytes -> order(Order.decode(bytes, Seeds.SIGNERS)), Seeds::orders),
          new FuzzTarget(
              "staff-code",
              bytes -> order(Order.decode(new String(bytes, ISO_8859_1), Seeds.SIGNERS)),
              WireTargets::staffCodes),
          new FuzzTarget("claim-code", WireTargets::claimCode, WireTargets::claims),
          new FuzzTarget("pack-piece", WireTargets::packPiece, WireTargets::packPieces),
          new FuzzTarget(
              "order-result",
              bytes ->
                  comesBack(OrderResult.decode(bytes), OrderResult::encode, OrderResult::decode),
              () -> Seeds.golden("result-accepted", "result-refused")),
          new FuzzTarget(
              "pack-draft",
              bytes -> comesBack(PackDraft.decode(bytes), PackDraft::encode, PackDraft::decode),
              () -> List.of(new PackDraft(PackKind.RULES, 1, new byte[] {1}).encode())),
          new FuzzTarget(
              "rule-pack",
              bytes -> comesBack(RulePack.decode(bytes), RulePack::encode, RulePack::decode),
              Seeds::rulePacks),
          new FuzzTarget("watch-list", WireTargets::watchList, Seeds::watchLists),
          new FuzzTarget("revocations", WireTargets::revocations, Seeds::revocations),
          new FuzzTarget("trust-list", WireTargets::trustList, Seeds::trustLists),
          new FuzzTarget("records", WireTargets::records, () -> Seeds.golden("records")),
          new FuzzTarget(
              "acknowledgement",
              bytes ->
                  comesBack(
                      Acknowledgement.decode(bytes),
                      Acknowledgement::encode,
                      Acknowledgement::decode),
              () -> Seeds.golden("ack")),
          new FuzzTarget(
              "kiosk-status",
              bytes ->
                  comesBack(KioskStatus.decode(bytes), KioskStatus::encode, KioskStatus::decode),
              () -> Seeds.golden("status")),
          new FuzzTarget(
              "cloud-event",
              WireTargets::cloudEvent,
              () ->
                  Seeds.texts(
                      "specversion=1.0\nid=1\nsource=/kiosk/a\ntype=t\ntime=2030-01-01T00:00:00Z")),
          new FuzzTarget(
              "topic",
              bytes -> Topics.kioskOf(new String(bytes, UTF_8)),
              () -> Seeds.texts("tramquet/1/kiosk/ben-xe-01/records")),
          new FuzzTarget(
              "private-key",
              bytes -> SigningKey.ofPem(new String(bytes, ISO_8859_1)),
              () -> Seeds.texts(Seeds.SIGNER.pem())));

  private WireTargets() {}

  /// What is read is read again from what we would write.
  static <T> void comesBack(
      Decoded<T> read, Function<T, byte[]> encode, Function<byte[], Decoded<T>> decode) {
    read.asOptional()
        .ifPresent(
            value -> assertEquals(new Decoded.Value<>(value), decode.apply(encode.apply(value))));
  }

  /// A code has one form; what was cut comes together again, whatever it is.
  private static void packPiece(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    PackPiece.decode(text).asOptional().ifPresent(piece -> assertEquals(text, piece.code()));
    if (bytes.length > 0 && bytes.length <= PackPiece.LARGEST) {
      PackPieces gathered = new PackPieces();
      PackPieces.Gathered last = new PackPieces.Gathered.Torn();
      for (PackPiece piece : PackPiece.of(PackKind.RULES, bytes).reversed()) {
        last = gathered.add(piece);
      }
      assertArrayEquals(bytes, assertInstanceOf(PackPieces.Gathered.Whole.class, last).envelope());
    }
  }

  private static List<byte[]> packPieces() {
    return PackPiece.of(PackKind.RULES, Seeds.packs().getFirst()).stream()
        .map(piece -> piece.code().getBytes(ISO_8859_1))
        .toList();
  }

  private static void base45(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    Base45.decode(text)
        .asOptional()
        .ifPresent(decoded -> assertEquals(text, Base45.encode(decoded)));
    assertArrayEquals(bytes, Base45.decode(Base45.encode(bytes)).asOptional().orElseThrow());
  }

  private static List<byte[]> payloads() {
    return Seeds.signatures().stream()
        .flatMap(bytes -> CoseSign1.decode(bytes).asOptional().stream())
        .map(CoseSign1::payload)
        .toList();
  }

  private static final TrustedKeys ALL_KEYS = Seeds.SIGNERS.and(Seeds.TRUST.certificates());

  private static final List<byte[]> GENUINE_PAYLOADS = payloads();

  private static void cose(byte[] bytes) {
    CoseSign1.decode(bytes)
        .asOptional()
        .filter(cose -> cose.verify(ALL_KEYS) == Verification.VERIFIED)
        .map(CoseSign1::payload)
        .ifPresent(
            payload -> genuine(GENUINE_PAYLOADS.stream().anyMatch(p -> Arrays.equals(p, payload))));
  }

  private static void personalCode(byte[] bytes) {
    verified(PersonalCode.decode(new String(bytes, ISO_8859_1), Seeds.SIGNERS))
        .forEach(code -> genuine(GENUINE_CODES.contains(code)));
  }

  private static final List<PersonalCode> GENUINE_CODES =
      Seeds.scans("TQ1:").stream()
          .map(raw -> PersonalCode.decode(new String(raw, ISO_8859_1).strip(), Seeds.SIGNERS))
          .flatMap(read -> verified(read).stream())
          .distinct()
          .toList();

  private static final List<Pack> GENUINE_PACKS =
      Seeds.packs().stream()
          .flatMap(seed -> verified(Pack.decode(seed, Seeds.SIGNERS)).stream())
          .toList();

  private static void pack(byte[] bytes) {
    verified(Pack.decode(bytes, Seeds.SIGNERS))
        .forEach(pack -> genuine(GENUINE_PACKS.contains(pack)));
  }

  private static final List<Order> GENUINE_ORDERS =
      Seeds.orders().stream()
          .flatMap(seed -> verified(Order.decode(seed, Seeds.SIGNERS)).stream())
          .toList();

  private static List<byte[]> staffCodes() {
    return GENUINE_ORDERS.stream()
        .map(order -> order.code(Seeds.SIGNER).getBytes(ISO_8859_1))
        .toList();
  }

  private static void order(Decoded<Signed<Order>> read) {
    verified(read).forEach(order -> genuine(GENUINE_ORDERS.contains(order)));
    comesBack(
        read.map(Signed::value),
        order -> order.encode(Seeds.SIGNER),
        bytes -> Order.decode(bytes, Seeds.SIGNERS).map(Signed::value));
  }

  private static List<byte[]> claims() {
    List<byte[]> messages = Seeds.golden("claim", "claim-wifi");
    return List.of(
        messages.getFirst(),
        messages.getLast(),
        claimText(messages.getFirst()).getBytes(ISO_8859_1));
  }

  /// As `ClaimCode` writes it: the message and its CRC-32.
  private static String claimText(byte[] message) {
    CRC32 crc = new CRC32();
    crc.update(message);
    byte[] all =
        ByteBuffer.allocate(message.length + Integer.BYTES)
            .put(message)
            .putInt((int) crc.getValue())
            .array();
    return ClaimCode.PREFIX + Base45.encode(all);
  }

  private static void claimCode(byte[] bytes) {
    // Also with the right check, which no mutation would find.
    for (String text : List.of(new String(bytes, ISO_8859_1), claimText(bytes))) {
      Decoded<Signed<ClaimCode>> read = ClaimCode.decode(text, Seeds.SIGNERS);
      verified(read).forEach(code -> genuine(code.host().equals("centre.example.vn:8443")));
      read.asOptional()
          .map(Signed::value)
          .ifPresent(code ->
              assertEquals(
                  Optional.of(code),
                  ClaimCode.decode(code.code(Seeds.SIGNER), Seeds.SIGNERS)
                      .asOptional()
                      .map(Signed::value)));
    }
  }

  private static <T> List<T> verified(Decoded<Signed<T>> read) {
    return read.asOptional().stream()
        .filter(signed -> signed.verification() == Verification.VERIFIED)
        .map(Signed::value)
        .toList();
  }

  static void genuine(boolean is) {
    if (!is) {
      throw new AssertionError("verified, and nobody signed it");
    }
  }

  private static void placeCode(byte[] bytes) {
    PlaceCode.decode(new String(bytes, UTF_8))
        .asOptional()
        .ifPresent(
            code -> assertEquals(new Decoded.Value<>(code), PlaceCode.decode(code.encode())));
  }

  private static void watchList(byte[] bytes) {
    WatchList.decode(bytes)
        .asOptional()
        .map(WatchList::encode)
        .ifPresent(written ->
            assertArrayEquals(
                written, WatchList.decode(written).asOptional().orElseThrow().encode()));
  }

  private static void trustList(byte[] bytes) {
    boolean trusted = TrustList.decode(bytes).asOptional().isPresent();
    boolean shown = TrustList.issuers(bytes).asOptional().isPresent();
    assertTrue(shown || !trusted, "trusted, and nobody can be shown");
  }

  private static void revocations(byte[] bytes) {
    Revocations.decode(bytes)
        .asOptional()
        .map(Revocations::encode)
        .ifPresent(written ->
            assertArrayEquals(
                written, Revocations.decode(written).asOptional().orElseThrow().encode()));
  }

  private static void records(byte[] bytes) {
    comesBack(RecordBatch.decode(bytes), RecordBatch::encode, RecordBatch::decode);
    for (SealedRecord each :
        RecordBatch.decode(bytes).asOptional().map(RecordBatch::records).orElse(List.of())) {
      assertInstanceOf(Decoded.Malformed.class, NOBODYS.openAuthority(each));
      assertInstanceOf(Decoded.Malformed.class, NOBODYS.openView(each));
    }
  }

  private static void cloudEvent(byte[] bytes) {
    Map<String, String> properties = new TreeMap<>();
    for (String line : new String(bytes, UTF_8).split("\n", -1)) {
      int equals = Math.max(0, line.indexOf('='));
      properties.put(
          line.substring(0, equals), line.substring(Math.min(equals + 1, line.length())));
    }
    CloudEvent.of(properties)
        .asOptional()
        .ifPresent(
            event -> assertEquals(new Decoded.Value<>(event), CloudEvent.of(event.attributes())));
  }
}
