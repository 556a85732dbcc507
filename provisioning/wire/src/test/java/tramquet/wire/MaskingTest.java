package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
  @ParameterizedTest
  @CsvSource({"Nguyễn Văn Ánh,Nguyễn V** Á**", "Ly,L**", "'  Đỗ  Thị Ý ',Đỗ T** Ý**"})
  void aNameKeepsFamilyNameAndInitials(String name, String masked) {
    assertEquals(masked, Masking.name(name));
  }

  @ParameterizedTest
  @CsvSource({
    "CITIZEN_ID,001090000001,0010******01",
    "OLD_ID,012345678,012*****8",
    "MASKED,******509,******509",
    "PASSPORT,C1,**"
  })
  void aNumberKeepsAThird(Identifier.Kind kind, String value, String masked) {
    assertEquals(masked, Masking.number(new Identifier(kind, value)));
  }

  @Test
  void nothingThatHoldsAPersonPrintsOne() {
    String all = Records.authority().toString() + ViewPart.of(Records.authority());
    assertEquals("AuthorityPartViewPart", all);
  }
}
