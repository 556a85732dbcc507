package tramquet.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HexFormat;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/// The examples of RFC 8949: appendix A must be read, appendix F must not.
class CborVectorsTest {

  /// Diagnostic notation (RFC 8949 section 8), as far as our reader keeps the difference: the keys
  /// of maps are text to it, and strings in pieces are whole.
  private static String diagnostic(JsonNode node) {
    if (node.isBinary()) {
      return "h'" + HexFormat.of().formatHex(node.binaryValue()) + "'";
    }
    if (node.isArray()) {
      StringJoiner all = new StringJoiner(", ", "[", "]");
      node.forEach(each -> all.add(diagnostic(each)));
      return all.toString();
    }
    if (node.isObject()) {
      StringJoiner all = new StringJoiner(", ", "{", "}");
      node.properties()
          .forEach(each -> all.add("\"" + each.getKey() + "\": " + diagnostic(each.getValue())));
      return all.toString();
    }
    return node.isNumber() ? node.asString() : node.toString();
  }

  private static String read(String hex) {
    StrictCbor.Item item = StrictCbor.read(Vectors.hex(hex)).asOptional().orElseThrow();
    String value = diagnostic(item.value());
    return item.tag() == StrictCbor.UNTAGGED ? value : item.tag() + "(" + value + ")";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          00 | 0
          01 | 1
          0a | 10
          17 | 23
          1818 | 24
          1819 | 25
          1864 | 100
          1903e8 | 1000
          1a000f4240 | 1000000
          1b000000e8d4a51000 | 1000000000000
          1bffffffffffffffff | 18446744073709551615
          c249010000000000000000 | 18446744073709551616
          3bffffffffffffffff | -18446744073709551616
          c349010000000000000000 | -18446744073709551617
          20 | -1
          29 | -10
          3863 | -100
          3903e7 | -1000
          f90000 | 0.0
          f98000 | -0.0
          f93c00 | 1.0
          fb3ff199999999999a | 1.1
          f93e00 | 1.5
          f97bff | 65504.0
          fa47c35000 | 100000.0
          fa7f7fffff | 3.4028235E38
          fb7e37e43c8800759c | 1.0E300
          f90001 | 5.9604645E-8
          f90400 | 6.1035156E-5
          f9c400 | -4.0
          fbc010666666666666 | -4.1
          f97c00 | Infinity
          f97e00 | NaN
          f9fc00 | -Infinity
          fa7f800000 | Infinity
          fa7fc00000 | NaN
          faff800000 | -Infinity
          fb7ff0000000000000 | Infinity
          fb7ff8000000000000 | NaN
          fbfff0000000000000 | -Infinity
          f4 | false
          f5 | true
          f6 | null
          f7 | null
          c074323031332d30332d32315432303a30343a30305a | 0("2013-03-21T20:04:00Z")
          c11a514b67b0 | 1(1363896240)
          c1fb41d452d9ec200000 | 1(1.3638962405E9)
          d74401020304 | 23(h'01020304')
          d818456449455446 | 24(h'6449455446')
          d82076687474703a2f2f7777772e6578616d706c652e636f6d | 32("http://www.example.com")
          40 | h''
          4401020304 | h'01020304'
          60 | ""
          6161 | "a"
          6449455446 | "IETF"
          62225c | "\\"\\\\"
          62c3bc | "\u00fc"
          63e6b0b4 | "\u6c34"
          64f0908591 | "\ud800\udd51"
          80 | []
          83010203 | [1, 2, 3]
          8301820203820405 | [1, [2, 3], [4, 5]]
          98190102030405060708090a0b0c0d0e0f101112131415161718181819 | \
          [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]
          a0 | {}
          a201020304 | {"1": 2, "3": 4}
          a26161016162820203 | {"a": 1, "b": [2, 3]}
          826161a161626163 | ["a", {"b": "c"}]
          a56161614161626142616361436164614461656145 | \
          {"a": "A", "b": "B", "c": "C", "d": "D", "e": "E"}
          5f42010243030405ff | h'0102030405'
          7f657374726561646d696e67ff | "streaming"
          9fff | []
          9f018202039f0405ffff | [1, [2, 3], [4, 5]]
          9f01820203820405ff | [1, [2, 3], [4, 5]]
          83018202039f0405ff | [1, [2, 3], [4, 5]]
          83019f0203ff820405 | [1, [2, 3], [4, 5]]
          9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff | \
          [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]
          bf61610161629f0203ffff | {"a": 1, "b": [2, 3]}
          826161bf61626163ff | ["a", {"b": "c"}]
          bf6346756ef563416d7421ff | {"Fun": true, "Amt": -2}
          """)
  void theExamplesOfAppendixAAreRead(String hex, String expected) {
    assertEquals(expected, read(hex));
  }

  /// Appendix A has two simple values without a meaning, 16 and 255. They are nothing that a reader
  /// of ours asks for.
  @ParameterizedTest
  @ValueSource(strings = {"f0", "f8ff"})
  void simpleValuesOfAppendixAAreNoNumbers(String hex) {
    JsonNode value = StrictCbor.read(Vectors.hex(hex)).asOptional().orElseThrow().value();
    assertEquals(JsonNodeType.POJO, value.getNodeType());
  }

  /// In the order of appendix F.1.
  static Stream<String> notWellFormed() {
    return Stream.of(
            "18, 19, 1a, 1b, 19 01, 1a 01 02, 1b 01 02 03 04 05 06 07, 38, 58, 78, 98, 9a 01 ff 00,"
                + "b8, d8, f8, f9 00, fa 00 00, fb 00 00 00",
            "41, 61, 5a ff ff ff ff 00, 5b ff ff ff ff ff ff ff ff 01 02 03, 7a ff ff ff ff 00,"
                + "7b 7f ff ff ff ff ff ff ff 01 02 03",
            "81, 81 81 81 81 81 81 81 81 81, 82 00, a1, a2 01 02, a1 00, a2 00 00 00",
            "c0",
            "5f 41 00, 7f 61 00",
            "9f, 9f 01 02, bf, bf 01 02 01 02, 81 9f, 9f 80 00, 9f 9f 9f 9f 9f ff ff ff ff,"
                + "9f 81 9f 81 9f 9f ff ff ff",
            "1c, 1d, 1e, 3c, 3d, 3e, 5c, 5d, 5e, 7c, 7d, 7e, 9c, 9d, 9e, bc, bd, be, dc, dd, de,"
                + "fc, fd, fe",
            "f8 00, f8 01, f8 18, f8 1f",
            "5f 00 ff, 5f 21 ff, 5f 61 00 ff, 5f 80 ff, 5f a0 ff, 5f c0 00 ff, 5f e0 ff, 7f 41 00"
                + " ff",
            "5f 5f 41 00 ff ff, 7f 7f 61 00 ff ff",
            "ff",
            "81 ff, 82 00 ff, a1 ff, a1 ff 00, a1 00 ff, a2 00 00 ff, 9f 81 ff,"
                + "9f 82 9f 81 9f 9f ff ff ff ff",
            "bf 00 ff, bf 00 00 00 ff",
            "1f, 3f, df")
        .flatMap(line -> Stream.of(line.split(",")))
        .map(String::strip);
  }

  @ParameterizedTest
  @MethodSource("notWellFormed")
  void theExamplesOfAppendixFAreMalformed(String hex) {
    assertInstanceOf(Decoded.Malformed.class, StrictCbor.read(Vectors.hex(hex)));
  }
}
