package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tramquet.wire.OrderResult.Refusal;

class OrderResultTest {
  @Test
  void aResultIsWrittenAndReadAsPromised() {
    OrderResult accepted = OrderResult.accepted(SpecimenOrders.id(3));
    assertArrayEquals(Golden.bytes("result-accepted"), accepted.encode());
    assertEquals(new Decoded.Value<>(accepted), OrderResult.decode(accepted.encode()));
    OrderResult refused = OrderResult.refused(SpecimenOrders.id(3), Refusal.TOO_LATE);
    assertArrayEquals(Golden.bytes("result-refused"), refused.encode());
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void everyWordComesBackAndNoPartOfAMessageIsOne(Refusal word) {
    OrderResult refused = OrderResult.refused(SpecimenOrders.id(4), word);
    byte[] bytes = refused.encode();
    assertEquals(new Decoded.Value<>(refused), OrderResult.decode(bytes));
    for (int length = 0; length < bytes.length; length++) {
      assertInstanceOf(Decoded.Malformed.class, OrderResult.decode(Arrays.copyOf(bytes, length)));
    }
  }

  @Test
  void aRecordSaysByWhoseOrder() {
    AuthorityPart part =
        AuthorityPart.NONE.orderedBy(Optional.of(Ordered.of(SpecimenOrders.admit())));
    assertArrayEquals(Golden.bytes("authority-ordered"), PartCodec.encode(part));
    assertEquals(new Decoded.Value<>(part), PartCodec.authority(PartCodec.encode(part)));
    for (StaffAct act : SpecimenOrders.ACTS) {
      AuthorityPart each =
          AuthorityPart.NONE.orderedBy(
              Optional.of(new Ordered(SpecimenOrders.id(5), act, SpecimenOrders.STAFF)));
      assertEquals(new Decoded.Value<>(each), PartCodec.authority(PartCodec.encode(each)));
    }
  }

  /// A reader of before would have passed over it: the member stands beside the others.
  @Test
  void aPartWithoutAnOrderIsWrittenAsBefore() {
    assertEquals(
        new Decoded.Value<>(Records.authority()),
        PartCodec.authority(PartCodec.encode(Records.authority())));
    assertEquals(256, PartCodec.encode(AuthorityPart.NONE).length);
  }
}
