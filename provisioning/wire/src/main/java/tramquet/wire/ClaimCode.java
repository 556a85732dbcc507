package tramquet.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import tools.jackson.databind.node.ObjectNode;

/// What a technician shows to a kiosk that belongs to nobody yet: who it is from now on, and where
/// it asks for its certificate. Signed, short-lived, counts once. Described to the byte in
/// `docs/decisions/0007-claim-codes.md`.
///
/// @param host where the centre enrols kiosks, with `:port` where it is not 443
/// @param authority the root of the centre's authority: no other is believed
/// @param claim by which the centre knows the code again
/// @param kiosk its id
/// @param place where it stands
/// @param placeName the place as people know it: 1 to 60 bytes of UTF-8
/// @param lane its lane: 1 to 32 of letters, digits and `-`
/// @param direction which way the lane leads
/// @param sealing to whom it seals, so that it can serve before it has reached the centre
/// @param issued when the code was made, in whole seconds
/// @param from first moment, in whole seconds
/// @param until last moment, in whole seconds: after `from`, 24 hours at the most
/// @param wifi network of the place
public record ClaimCode(
    String host,
    Pin authority,
    Claim claim,
    KioskId kiosk,
    PlaceId place,
    String placeName,
    String lane,
    Direction direction,
    SealingKeys sealing,
    Instant issued,
    Instant from,
    Instant until,
    Optional<Wifi> wifi) {
  /// First characters of a claim code.
  public static final String PREFIX = "TQC1:";

  /// The longest time a code counts.
  public static final Duration LONGEST = Duration.ofHours(24);

  /// Longest text: QR version 22, level M, alphanumeric mode.
  public static final int MAX_TEXT = 1134;

  private static final String KIND = "claim";
  private static final int CHECK_BYTES = Integer.BYTES;
  private static final int LONGEST_NAME = 60;
  private static final int KEY_BYTES = 32;

  /// Throws `IllegalArgumentException` where a limit above is broken, in words for people.
  public ClaimCode {
    require(PlaceCode.isHost(host), "the centre is a lower case host name, perhaps with a port");
    var _ = new Audience.OnePlace(place, Optional.of(lane));
    int length = placeName.getBytes(StandardCharsets.UTF_8).length;
    require(
        length >= 1 && length <= LONGEST_NAME && !placeName.matches(".*\\p{Cntrl}.*"),
        "the name of a place is 1 to 60 bytes without control characters");
    require(
        SealingKeys.isSealable(sealing.authority()) && SealingKeys.isSealable(sealing.view()),
        "nothing can be sealed to a key of this code");
    require(WholeSeconds.are(issued, from, until), "a claim code counts in whole seconds");
    require(
        WholeSeconds.isSpan(from, until, LONGEST) && !issued.isBefore(Instant.EPOCH),
        "a claim code counts 24 hours at the most");
    require(!issued.isAfter(from), "a claim code is issued before it counts");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  /// Signs and writes the text of the code.
  public String code(SigningKey key) {
    byte[] message = CoseSign1.sign(payload(), key);
    return PREFIX
        + Base45.encode(
            ByteBuffer.allocate(message.length + CHECK_BYTES)
                .put(message)
                .putInt(check(message))
                .array());
  }

  /// Reads the text of a claim code and verifies it. One whose check does not fit was misread: that
  /// is said apart, for it may be shown again.
  public static Decoded<Signed<ClaimCode>> decode(String text, TrustedKeys keys) {
    if (!text.startsWith(PREFIX)) {
      return new Decoded.NotMine<>();
    }
    return text.length() > MAX_TEXT
        ? new Decoded.Malformed<>("too long for a claim code")
        : Base45.decode(text.substring(PREFIX.length()))
            .flatMap(ClaimCode::checked)
            .flatMap(CoseSign1::decode)
            .flatMap(cose ->
                read(cose.payload())
                    .map(code -> new Signed<>(code, cose.verify(keys), cose.revocationTag())));
  }

  private static Decoded<byte[]> checked(byte[] bytes) {
    if (bytes.length < CHECK_BYTES) {
      return new Decoded.Malformed<>("check");
    }
    byte[] message = Arrays.copyOf(bytes, bytes.length - CHECK_BYTES);
    return ByteBuffer.wrap(bytes, message.length, CHECK_BYTES).getInt() == check(message)
        ? new Decoded.Value<>(message)
        : new Decoded.Malformed<>("check");
  }

  private static int check(byte[] message) {
    CRC32 crc = new CRC32();
    crc.update(message);
    return (int) crc.getValue();
  }

  private byte[] payload() {
    ObjectNode root = Fields.CBOR.createObjectNode();
    root.put("v", 1);
    root.put("kind", KIND);
    root.put("host", host);
    root.put("ca", authority.bytes());
    root.put("id", claim.idBytes());
    root.put("secret", claim.secret());
    root.put("kiosk", kiosk.text());
    root.put("place", place.text());
    root.put("name", placeName);
    root.put("lane", lane);
    root.put("dir", RecordCodec.word(direction));
    root.put("authority", sealing.authority());
    root.put("view", sealing.view());
    root.put("iat", issued.getEpochSecond());
    root.put("from", from.getEpochSecond());
    root.put("until", until.getEpochSecond());
    wifi.ifPresent(network -> {
      root.put("ssid", network.name());
      network.passphrase().ifPresent(phrase -> root.put("pass", phrase));
    });
    return Fields.CBOR.writeValueAsBytes(root);
  }

  /// A claim code has one form, as an order has.
  private static Decoded<ClaimCode> read(byte[] payload) {
    return Fields.decode(Fields.CBOR, payload, ClaimCode::read)
        .flatMap(code ->
            Arrays.equals(code.payload(), payload)
                ? new Decoded.Value<>(code)
                : new Decoded.Malformed<>("not in the form of a claim code"));
  }

  private static ClaimCode read(Fields fields) {
    fields.kind(KIND);
    if (fields.number("v") != 1) {
      throw fields.broken("v", "1");
    }
    return new ClaimCode(
        fields.text("host"),
        Pin.of(fields.bytes("ca", Pin.BYTES)),
        new Claim(
            HexFormat.of().formatHex(fields.bytes("id", Claim.ID_BYTES)),
            fields.bytes("secret", Claim.SECRET_BYTES)),
        fields.part("kiosk", KioskId::parse),
        new PlaceId(fields.text("place")),
        fields.text("name"),
        fields.text("lane"),
        fields.word("dir", text -> RecordCodec.constant(Direction.class, text)),
        new SealingKeys(fields.bytes("authority", KEY_BYTES), fields.bytes("view", KEY_BYTES)),
        Instant.ofEpochSecond(fields.number("iat")),
        Instant.ofEpochSecond(fields.number("from")),
        Instant.ofEpochSecond(fields.number("until")),
        fields.optionalText("ssid").map(name -> new Wifi(name, fields.optionalText("pass"))));
  }

  /// Secret and network stay out of logs and messages.
  @Override
  public String toString() {
    return "ClaimCode[" + kiosk + "]";
  }
}
