package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class OrderTest {
  /// Vectors of the decision record.
  private static final String REPROVISION =
      "TQS1:RRQT 9P60GO00CK1SGZ GFV08CKZLDKEC-702QD0/D2$CYKE5$C%JCUUC4728E4CL6GS8000000"
          + "000300XJC*3EZKEMX50LES/EPQE-3E/ C EDRQENED1$CUX5QZC746VJCUFFJH8+/6646.Q67VC0LEUZD1CET"
          + "GR8$CG/DXEDIF3D RKCK-3EKPCX0V$88ONSPTSM5CCDARUA2O2/$KR1G%MJH-8G:KEMG/MQH6C:YN1F83ME:P"
          + "67PKN09S6E3NG1IGZ4H1RFZ/0OEN 714BP1KLFAB90";

  private static final String CODE =
      "TQS1:RRQT 9P60GO00CK1SGZ GFV08CKY5FKEC-702QD0/D2$CYKE5$C%JCUUC4728E4CL6GS80000000001"
          + "00XJCW3E2ECJ$D5WED4F$FFNPCZ C/PD+TC9KCEX5CEC6VCP9E1EC- CNPCL2E 8DZ-DSG69KC58D%6B3"
          + "W5A46UG6 .C+3EIF3UZRJAG2%EBWE:TD2CEDFGGVC:.D0+C27BCNVVSGQJNLHUGR1:6SOLC$6G6FE1SC*"
          + "T3.QB+QIPN8*Z3N6W Q8M673LSFTFP7SFMTQQ4-MF*BII%SJJ1T9G+CJE9D$FP4XV";

  static Map<String, Order> golden() {
    return Map.ofEntries(
        Map.entry("order-admit", SpecimenOrders.admit()),
        Map.entry("order-hold-gate", SpecimenOrders.holdGate()),
        Map.entry("order-release-gate", command(new StaffAct.ReleaseGate())),
        Map.entry("order-trip-start", SpecimenOrders.startTrip()),
        Map.entry("order-trip-end", command(new StaffAct.EndTrip())),
        Map.entry("order-close-lane", command(new StaffAct.CloseLane())),
        Map.entry("order-open-lane", command(new StaffAct.OpenLane())),
        Map.entry("order-test", command(new StaffAct.Test())),
        Map.entry("order-sign-in", SpecimenOrders.signIn()),
        Map.entry("order-maintain", SpecimenOrders.maintain()),
        Map.entry("order-re-provision", SpecimenOrders.reprovision()));
  }

  private static Order command(StaffAct act) {
    return SpecimenOrders.once(act, Duration.ofMinutes(10));
  }

  static Stream<Order> orders() {
    return Stream.concat(
        golden().values().stream(),
        SpecimenOrders.ACTS.stream().map(act -> SpecimenOrders.once(act, Duration.ofHours(1))));
  }

  private static Decoded<Signed<Order>> decode(byte[] bytes) {
    return Order.decode(bytes, SpecimenPacks.TRUSTED);
  }

  private static Optional<Order> verified(Decoded<Signed<Order>> read) {
    return read.asOptional()
        .filter(signed -> signed.verification() == Verification.VERIFIED)
        .map(Signed::value);
  }

  @Test
  void anOrderIsWrittenAndReadAsPromised() {
    golden()
        .forEach((name, order) -> {
          assertArrayEquals(Golden.bytes(name), order.encode(SpecimenPacks.KEY), name);
          assertEquals(Optional.of(order), verified(decode(Golden.bytes(name))));
        });
    assertEquals(CODE, SpecimenOrders.admit().code(SpecimenPacks.KEY));
    assertEquals(REPROVISION, SpecimenOrders.reprovision().code(SpecimenPacks.KEY));
    assertEquals(
        Optional.of(SpecimenOrders.admit()), verified(Order.decode(CODE, SpecimenPacks.TRUSTED)));
  }

  @Test
  void everyActIsPromised() {
    assertEquals(
        Set.copyOf(StaffAct.WORDS),
        golden().values().stream().map(order -> order.act().text()).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void everyActComesBackByBothCarriers(Order order) {
    assertEquals(Optional.of(order), verified(decode(order.encode(SpecimenPacks.KEY))));
    String code = order.code(SpecimenPacks.KEY);
    assertEquals(Optional.of(order), verified(Order.decode(code, SpecimenPacks.TRUSTED)));
    assertTrue(StaffAct.WORDS.contains(order.act().text()));
  }

  @Test
  void theLongestFits() {
    Order order =
        new Order(
            new UUID(-1, -1),
            new StaffAct.StartTrip("A".repeat(32)),
            new Audience.OnePlace(new PlaceId("a".repeat(32)), Optional.of("1".repeat(32))),
            new StaffRef("AAA-000-BBB-0001"),
            Instant.parse("9999-12-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59Z"),
            false);
    assertTrue(order.encode(SpecimenPacks.KEY).length <= Order.MAX_BYTES);
    String code = order.code(SpecimenPacks.KEY);
    assertTrue(code.length() <= Order.MAX_TEXT);
    assertEquals(Optional.of(order), verified(Order.decode(code, SpecimenPacks.TRUSTED)));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void noFlippedBitVerifies(Order order) {
    byte[] good = order.encode(SpecimenPacks.KEY);
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] wrong = good.clone();
      wrong[bit / 8] ^= (byte) (1 << bit % 8);
      assertEquals(Optional.empty(), verified(decode(wrong)), "bit " + bit);
    }
  }

  @Test
  void noOtherByteVerifies() {
    byte[] good = SpecimenOrders.admit().encode(SpecimenPacks.KEY);
    for (int at = 0; at < good.length - 64; at++) {
      for (int value = 1; value < 256; value++) {
        byte[] wrong = good.clone();
        wrong[at] ^= (byte) value;
        assertEquals(Optional.empty(), verified(decode(wrong)), "byte " + at);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void everyTruncationIsMalformed(Order order) {
    byte[] good = order.encode(SpecimenPacks.KEY);
    for (int length = 0; length < good.length; length++) {
      assertInstanceOf(Decoded.Malformed.class, decode(Arrays.copyOf(good, length)));
    }
    String code = order.code(SpecimenPacks.KEY);
    for (int length = Order.PREFIX.length(); length < code.length(); length++) {
      assertInstanceOf(
          Decoded.Malformed.class,
          Order.decode(code.substring(0, length), SpecimenPacks.TRUSTED),
          "length " + length);
    }
  }

  @Test
  void otherTextIsNotOurs() {
    for (String text : List.of("", "TQS", "TQ1:ABC", "tqs1:ABC", "TQS2:ABC")) {
      assertEquals(new Decoded.NotMine<>(), Order.decode(text, SpecimenPacks.TRUSTED));
    }
  }

  @Test
  void whatIsTooLongIsNotLookedAt() {
    assertEquals(
        new Decoded.Malformed<>("too long for an order"), decode(new byte[Order.MAX_BYTES + 1]));
    assertEquals(
        new Decoded.Malformed<>("too long for an order"),
        Order.decode(Order.PREFIX + "0".repeat(Order.MAX_TEXT), SpecimenPacks.TRUSTED));
  }

  @Test
  void whoSignedItIsSeen() {
    byte[] strangers = SpecimenOrders.admit().encode(SigningKey.generate());
    assertEquals(
        Verification.UNTRUSTED, decode(strangers).asOptional().orElseThrow().verification());
  }

  @Test
  void neitherOfOrderAndPackIsTakenForTheOther() {
    byte[] order = SpecimenOrders.admit().encode(SpecimenPacks.KEY);
    assertInstanceOf(Decoded.Malformed.class, Pack.decode(order, SpecimenPacks.TRUSTED));
    byte[] pack = SpecimenPacks.pack(PackKind.TRUST).encode(SpecimenPacks.KEY);
    assertInstanceOf(Decoded.Malformed.class, decode(pack));
    assertInstanceOf(
        Decoded.NotMine.class,
        PersonalCode.decode(SpecimenOrders.admit().code(SpecimenPacks.KEY), SpecimenPacks.TRUSTED));
  }

  private static Decoded<Signed<Order>> changed(String golden, Consumer<ObjectNode> change) {
    byte[] payload = CoseSign1.decode(Golden.bytes(golden)).asOptional().orElseThrow().payload();
    ObjectNode root = (ObjectNode) Fields.CBOR.readTree(payload);
    change.accept(root);
    return decode(CoseSign1.sign(Fields.CBOR.writeValueAsBytes(root), SpecimenPacks.KEY));
  }

  /// Signed by the right key, and not what an order looks like: never obeyed by half.
  @Test
  void whatIsNotInTheOneFormIsMalformed() {
    List<Consumer<ObjectNode>> changes =
        List.of(
            root -> root.put("v", 2),
            root -> root.put("kind", "rules"),
            root -> root.put("only", "women"),
            root -> root.put("do", "open-sesame"),
            root -> root.put("why", "because"),
            root -> root.remove("why"),
            root -> root.put("trip", "pha-0715"),
            root -> root.put("kiosk", "ben-xe-01"),
            root -> root.put("place", "Chợ Hàn"),
            root -> root.put("lane", ""),
            root -> root.put("by", "NGUYEN"),
            root -> root.put("id", new byte[15]),
            root -> root.put("from", -1),
            root -> root.put("from", 1.5),
            root -> root.put("until", Long.MAX_VALUE),
            root -> root.put("until", SpecimenOrders.FROM.getEpochSecond()),
            root -> root.put("until", SpecimenOrders.FROM.getEpochSecond() + 86_401),
            root -> root.put("once", 1),
            root -> root.put("once", true),
            ObjectNode::removeAll);
    for (int i = 0; i < changes.size(); i++) {
      assertInstanceOf(
          Decoded.Malformed.class, changed("order-admit", changes.get(i)), "change " + i);
    }
    assertEquals(Optional.of(SpecimenOrders.admit()), verified(changed("order-admit", _ -> {})));
  }

  @Test
  void theLifetimeIsBoundedByWhatItOpens() {
    for (StaffAct act : SpecimenOrders.ACTS) {
      Order longest = SpecimenOrders.once(act, act.longest());
      assertEquals(Optional.of(longest), verified(decode(longest.encode(SpecimenPacks.KEY))));
      assertThrows(
          IllegalArgumentException.class,
          () -> SpecimenOrders.once(act, act.longest().plusSeconds(1)));
    }
    assertEquals(Duration.ofHours(24), new StaffAct.Admit(StaffReason.MEDICAL).longest());
  }

  @Test
  void whatCountsOnceNamesOneKiosk() {
    Order all = SpecimenOrders.admit();
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Order(
                    all.id(), all.act(), all.audience(), all.by(), all.from(), all.until(), true));
    assertEquals("an order that counts once names one kiosk", refused.getMessage());
  }

  @Test
  void theAudienceIsOneKioskOneLaneOrAPlace() {
    KioskId kiosk = SpecimenOrders.KIOSK;
    Optional<PlaceId> here = Optional.of(SpecimenOrders.PLACE);
    Optional<PlaceId> there = Optional.of(new PlaceId("cho-con"));
    Audience one = new Audience.OneKiosk(kiosk);
    assertTrue(one.includes(kiosk, Optional.empty(), "1"));
    assertFalse(one.includes(new KioskId("ben-xe-02"), here, "1"));
    Audience place = SpecimenOrders.admit().audience();
    assertTrue(place.includes(kiosk, here, "1"));
    assertFalse(place.includes(kiosk, there, "1"));
    assertFalse(place.includes(kiosk, Optional.empty(), "1"));
    Audience lane = SpecimenOrders.holdGate().audience();
    assertTrue(lane.includes(kiosk, here, "2"));
    assertFalse(lane.includes(kiosk, here, "1"));
    assertFalse(lane.includes(kiosk, there, "2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BX7-0042",
        "A-1",
        "007",
        "AAA-000-BBB-0001",
        "T1",
        "1A2B3C4D5E6F7G8H",
        "12345678"
      })
  void aStaffReferenceIsANumberOfTheAuthority(String text) {
    assertEquals(text.length() >= 3, StaffRef.parse(text).asOptional().isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NGUYEN-1",
        "LAN",
        "Lan-1",
        "001090000001",
        "0905-123-456",
        "123456789",
        "-A1",
        "A1-",
        "A 1",
        "AAA-000-BBB-00011",
        "A1\n"
      })
  void aNameOrANumberOfAPersonIsNoStaffReference(String text) {
    assertInstanceOf(Decoded.Malformed.class, StaffRef.parse(text));
    assertThrows(IllegalArgumentException.class, () -> new StaffRef(text));
  }

  @Test
  void nothingOfTheStaffIsInLogs() {
    Order order = SpecimenOrders.admit();
    String all = order + " " + order.by() + " " + Ordered.of(order);
    assertFalse(all.contains("0042"), all);
    assertNotEquals(-1, all.indexOf("admit"));
  }

  /// Whoever has a picture of the code must not give a kiosk away with it.
  @Test
  void toReprovisionCountsOnceWhoeverSignsIt() {
    Order order = SpecimenOrders.once(new StaffAct.Reprovision(), Duration.ofHours(1));
    IllegalArgumentException more =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Order(
                    order.id(),
                    order.act(),
                    order.audience(),
                    order.by(),
                    order.from(),
                    order.until(),
                    false));
    assertEquals("an order to re-provision counts once", more.getMessage());
    byte[] payload =
        CoseSign1.decode(order.encode(SpecimenPacks.KEY)).asOptional().orElseThrow().payload();
    ObjectNode root = (ObjectNode) Fields.CBOR.readTree(payload);
    root.put("once", false);
    assertInstanceOf(
        Decoded.Malformed.class,
        decode(CoseSign1.sign(Fields.CBOR.writeValueAsBytes(root), SpecimenPacks.KEY)));
  }
}
