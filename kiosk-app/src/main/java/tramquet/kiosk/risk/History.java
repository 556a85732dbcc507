package tramquet.kiosk.risk;

import tramquet.wire.Person;

/// Remembers who passed, at this lane and, where the place has a network of its own, at its others.
///
/// Thread: any.
@FunctionalInterface
public interface History {
  /// Remembers nothing.
  History NONE = _ -> Past.NONE;

  /// What is remembered of this person. Never blocks.
  Past of(Person person);
}
