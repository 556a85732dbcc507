package tramquet.kiosk.presence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Something about each of many people, who are known by several tags and shown by any of them.
/// Bounded: of too many, who was told of first is forgotten.
///
/// Thread: its owner's.
final class People<T> {
  private final int most;
  private final Map<Long, Known<T>> byTag = new HashMap<>();
  private final Set<Known<T>> oldestFirst = new LinkedHashSet<>();

  /// Equal only to itself: two people may have the same told of them.
  private static final class Known<T> {
    private final Set<Long> tags;
    private final T what;

    private Known(Set<Long> tags, T what) {
      this.tags = tags;
      this.what = what;
    }
  }

  People(int most) {
    this.most = most;
  }

  /// What is known of whoever has any of these tags; more than one where two papers of a person
  /// were not yet known to be one's.
  Stream<T> of(Set<Long> tags) {
    return known(tags).map(each -> each.what);
  }

  /// Only this holds now. Whoever shares a tag is the same person, with every tag.
  void put(Set<Long> tags, T what) {
    Set<Long> all = new HashSet<>(tags);
    known(tags)
        .toList()
        .forEach(before -> {
          all.addAll(before.tags);
          forget(before);
        });
    if (all.isEmpty()) {
      return;
    }
    Known<T> now = new Known<>(all, what);
    oldestFirst.add(now);
    all.forEach(tag -> byTag.put(tag, now));
    if (oldestFirst.size() > most) {
      forget(oldestFirst.iterator().next());
    }
  }

  private Stream<Known<T>> known(Set<Long> tags) {
    return tags.stream().filter(byTag::containsKey).map(byTag::get).distinct();
  }

  private void forget(Known<T> known) {
    known.tags.forEach(byTag::remove);
    oldestFirst.remove(known);
  }
}
