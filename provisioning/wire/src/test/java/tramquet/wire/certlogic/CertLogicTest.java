package tramquet.wire.certlogic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tramquet.wire.certlogic.Rule.evaluate;
import static tramquet.wire.certlogic.Rule.gives;
import static tramquet.wire.certlogic.Rule.isInvalid;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.NullNode;

/// What the suite of the specification leaves open.
class CertLogicTest {
  @Test
  void whatIsNoExpressionIsInvalid() {
    isInvalid("null");
    isInvalid("1.5");
    isInvalid("{}");
    isInvalid("{'===': [1, 1], 'in': [1, [1]]}");
    isInvalid("{'or': [true, true]}");
    isInvalid("{'!': true}");
    isInvalid("['a', {'fly': []}]");
    isInvalid("9007199254740992");
  }

  @Test
  void theNumberOfOperandsIsChecked() {
    isInvalid("{'!': []}");
    isInvalid("{'!': [true, true]}");
    isInvalid("{'if': [true, 1]}");
    isInvalid("{'and': [true]}");
    isInvalid("{'===': [1]}");
    isInvalid("{'<': [1]}");
    isInvalid("{'<': [1, 2, 3, 4]}");
    isInvalid("{'+': [1, 2, 3]}");
    isInvalid("{'plusTime': ['2021-01-01', 1]}");
    isInvalid("{'dccDateOfBirth': []}");
    isInvalid("{'reduce': [[], 1]}");
    isInvalid("{'extractFromUVCI': ['a']}");
  }

  @Test
  void aConditionThatIsNeitherIsInvalid() {
    isInvalid("{'if': [{'var': 'x'}, true, true]}", "{'x': 1.5}");
    isInvalid("{'!': [{'var': 'x'}]}", "{'x': 1.5}");
    isInvalid("{'and': [true, {'var': 'x'}]}", "{'x': 1.5}");
    isInvalid("{'if': [{'plusTime': ['2021-01-01', 0, 'day']}, true, true]}");
  }

  @Test
  void onlyTheBranchTakenIsEvaluated() {
    gives("1", "{'if': [true, 1, {'fly': []}]}");
    gives("1", "{'if': [false, {'fly': []}, 1]}");
  }

  @Test
  void numbersAreIntegersOfJavaScript() {
    gives("true", "{'===': [{'var': 'dn'}, 2]}", "{'dn': 2.0}");
    gives("true", "{'>': [{'var': 'dn'}, 1]}", "{'dn': 2.0}");
    gives("false", "{'===': [{'var': 'dn'}, 2]}", "{'dn': 2.5}");
    gives("9007199254740991", "{'+': [9007199254740990, 1]}");
    isInvalid("{'+': [9007199254740991, 1]}");
    isInvalid("{'<': [1, {'var': 'missing'}]}");
    isInvalid("{'<': [1, '2']}");
    isInvalid("{'+': ['1', '2']}");
  }

  @Test
  void numbersBeyondAllBoundsAreAnsweredAtOnce() {
    assertEquals(Truth.NEITHER, Truth.of(DecimalNode.valueOf(new BigDecimal("1e999999999"))));
    assertEquals(Truth.NEITHER, Truth.of(DecimalNode.valueOf(new BigDecimal("1e-999999999"))));
    assertEquals(Truth.NEITHER, Truth.of(DoubleNode.valueOf(Double.NaN)));
    assertEquals(Truth.NEITHER, Truth.of(DoubleNode.valueOf(Double.NEGATIVE_INFINITY)));
  }

  @Test
  void nothingIsTurnedIntoAnotherType() {
    gives("false", "{'===': [0, '0']}");
    gives("false", "{'===': [0, false]}");
    gives("true", "{'===': [{'var': 'a'}, {'var': 'b'}]}");
    gives("false", "{'===': [{'var': 'a'}, 'x']}", "{'a': ['x']}");
    isInvalid("{'===': [[], []]}");
    isInvalid("{'in': [[1], [[1]]]}");
    isInvalid("{'in': ['a', 'abc']}");
  }

  @Test
  void aPathLeadsThroughNamesAndIndices() {
    gives("'x'", "{'var': 'a.1.b'}", "{'a': [0, {'b': 'x'}]}");
    gives("'x'", "{'var': '1'}", "{'1': 'x'}");
    gives("null", "{'var': 'a.b'}", "{'a': 'text'}");
    gives("null", "{'var': 'a.length'}", "{'a': [1]}");
    gives("null", "{'var': 'a.-1'}", "{'a': [1]}");
    gives("null", "{'var': 'a.99999999999'}", "{'a': [1]}");
    gives("null", "{'var': 'a..b'}", "{'a': {'b': 1}}");
    gives("null", "{'var': '...'}");
    isInvalid("{'var': 1}", "[1, 2]");
    isInvalid("{'var': ['a', 1]}");
  }

  @Test
  void aReductionSeesTheDataAroundIt() {
    String inner = "{'reduce': [{'var': 'current'}, {'+': [{'var': 'accumulator'}, 1]}, 0]}";
    String outer = "{'reduce': [{'var': 'x'}, {'+': [{'var': 'accumulator'}, " + inner + "]}, 0]}";
    gives("3", outer, "{'x': [[1], [1, 2], []]}");
    gives("7", "{'reduce': [[1], {'var': 'data.y'}, 0]}", "{'y': 7}");
    isInvalid("{'reduce': ['text', 1, 0]}");
    isInvalid("{'reduce': [[1], {'fly': []}, 0]}");
  }

  @Test
  void anIdentifierIsTextOrNull() {
    gives("null", "{'extractFromUVCI': [{'var': 'x'}, 0]}");
    gives("null", "{'extractFromUVCI': ['a:b', 9007199254740991]}");
    isInvalid("{'extractFromUVCI': [1, 0]}");
    isInvalid("{'extractFromUVCI': ['a', '0']}");
  }

  @Test
  void aRuleHoldsOnlyIfItIsTrue() {
    assertTrue(evaluate("true", "{}").holds());
    assertFalse(evaluate("1", "{}").holds());
    assertFalse(evaluate("'true'", "{}").holds());
    assertFalse(evaluate("{'fly': []}", "{}").holds());
  }

  @Test
  void anAnswerShowsNothingOfTheCertificate() {
    String shown = evaluate("{'var': 'nam'}", "{'nam': 'specimen'}").toString();
    assertFalse(shown.contains("specimen"), shown);
    assertEquals("Value[…]", Evaluated.of(NullNode.instance).toString());
  }
}
