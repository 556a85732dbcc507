package tramquet.wire.certlogic;

import java.util.Map;
import java.util.Optional;

/// The operations of CertLogic, all but `var`: a new one is one file and one line.
final class Operators {
  private static final int ANY = Integer.MAX_VALUE;

  private static final Map<String, Operator> ALL =
      Map.ofEntries(
          Map.entry("if", operator(Conditions::choose).taking(3, 3)),
          Map.entry("and", operator(Conditions::and).taking(2, ANY)),
          Map.entry("!", operator(Conditions::not).taking(1, 1)),
          Map.entry("===", operator(Sameness::equal).taking(2, 2)),
          Map.entry("in", operator(Sameness::in).taking(2, 2)),
          Map.entry("+", Operator.onValues(Numbers::plus).taking(2, 2)),
          Map.entry("<", Numbers.inOrder(sign -> sign < 0).taking(2, 3)),
          Map.entry(">", Numbers.inOrder(sign -> sign > 0).taking(2, 3)),
          Map.entry("<=", Numbers.inOrder(sign -> sign <= 0).taking(2, 3)),
          Map.entry(">=", Numbers.inOrder(sign -> sign >= 0).taking(2, 3)),
          Map.entry("before", DateTimes.inOrder(sign -> sign < 0).taking(2, 3)),
          Map.entry("after", DateTimes.inOrder(sign -> sign > 0).taking(2, 3)),
          Map.entry("not-after", DateTimes.inOrder(sign -> sign <= 0).taking(2, 3)),
          Map.entry("not-before", DateTimes.inOrder(sign -> sign >= 0).taking(2, 3)),
          Map.entry("plusTime", operator(DateTimes::plusTime).taking(3, 3)),
          Map.entry("dccDateOfBirth", Operator.onValues(DateTimes::dateOfBirth).taking(1, 1)),
          Map.entry("reduce", operator(Reduction::reduce).taking(3, 3)),
          Map.entry("extractFromUVCI", operator(CertificateId::fragment).taking(2, 2)));

  private Operators() {}

  /// The operation of this name, if there is one.
  static Optional<Operator> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  private static Operator operator(Operator operator) {
    return operator;
  }
}
