package tramquet.kiosk.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tramquet.kiosk.credential.CredentialFormat;
import tramquet.kiosk.credential.CredentialFormats;
import tramquet.kiosk.credential.Specimen;
import tramquet.wire.TrustList;

class SpecimensTest {
  static List<Specimen> specimens() {
    return Specimen.all();
  }

  @ParameterizedTest
  @MethodSource("specimens")
  void eachIsReadAsExpected(Specimen specimen) {
    assertEquals(
        JsonMapper.shared().readTree(specimen.expected()),
        JsonInspection.describe(CredentialFormats.read(specimen.raw(), TrustList.NONE)));
  }

  @Test
  void everyFormatHasSpecimens() {
    List<Specimen> all = specimens();
    assertTrue(all.size() >= 50);
    for (CredentialFormat format : CredentialFormats.ALL) {
      assertTrue(all.stream().anyMatch(s -> s.name().startsWith(format.name())), format.name());
    }
  }
}
