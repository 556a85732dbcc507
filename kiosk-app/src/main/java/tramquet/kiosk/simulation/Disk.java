package tramquet.kiosk.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Incident;
import tramquet.kiosk.lane.Kept;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.StaffAct;
import tramquet.kiosk.risk.Decision;
import tramquet.wire.Reason;
import tramquet.wire.RecordKind;

/// The visit log and its writer: commits in the order handed in, or fails, or takes its time. What
/// it has answered with `Committed` outlives every power cut; what it was asked and has not
/// answered may be there or not.
///
/// Thread: one.
final class Disk {
  /// Jobs that wait for a stalled card; the real writer's limit.
  private static final int ROOM = 64;

  private final Deque<Effect> waiting = new ArrayDeque<>();
  private final List<Entry> records = new ArrayList<>();
  private Mood mood = Mood.WORKS;
  private Kept kept = Kept.NOTHING;
  private Kept keeping = Kept.NOTHING;
  private int boot;

  /// How the card behaves.
  enum Mood {
    /// Writes at once.
    WORKS,
    /// Takes what it is given and does not answer.
    STALLS,
    /// Answers that it could not write.
    FAILS,
    /// Answers that there is no room.
    FULL
  }

  /// A record that is on disk; its place in the list is its number, from 1.
  ///
  /// @param subject the record that it speaks of
  /// @param admits a visit, or an act of staff, that lets somebody in
  /// @param boot which run of the kiosk wrote it, from 0
  record Entry(RecordKind kind, UUID id, Optional<UUID> subject, boolean admits, int boot) {}

  void behave(Mood next) {
    mood = next;
  }

  Mood mood() {
    return mood;
  }

  /// Takes a job; never blocks.
  ///
  /// @return the answer, if it comes at once: there is no room
  Optional<Event> take(Effect job, long nowNanos) {
    if (waiting.size() < ROOM) {
      waiting.add(job);
      return Optional.empty();
    }
    return job instanceof Effect.Commit commit
        ? Optional.of(new Event.CommitFailed(nowNanos, commit, Screen.Cause.STORAGE_FAILED))
        : Optional.empty();
  }

  /// Whether a job waits and would be answered now.
  boolean isAnswering() {
    return mood != Mood.STALLS && !waiting.isEmpty();
  }

  /// Jobs that wait.
  int waiting() {
    return waiting.size();
  }

  /// Does the oldest job, however slow the card is.
  ///
  /// @return what the lane is told: nothing where the storage was tried and still fails
  List<Event> work(long nowNanos) {
    Effect job = waiting.remove();
    boolean works = mood == Mood.WORKS || mood == Mood.STALLS;
    if (job instanceof Effect.Commit commit) {
      return List.of(
          works
              ? new Event.Committed(nowNanos, commit, write(commit))
              : new Event.CommitFailed(nowNanos, commit, cause()));
    }
    return works
        ? List.of(
            new Event.DeviceBack(nowNanos, Screen.Cause.STORAGE_FAILED),
            new Event.DeviceBack(nowNanos, Screen.Cause.STORAGE_FULL))
        : List.of();
  }

  /// Keeps this; at the next rest at the latest it is on disk.
  void keep(Kept next) {
    keeping = next;
  }

  /// What was to be kept is on disk by now.
  void rest() {
    kept = keeping;
  }

  /// What is kept.
  Kept kept() {
    return kept;
  }

  /// The power is cut.
  ///
  /// @param written how many of the waiting jobs were done all the same
  void cut(int written) {
    for (int i = 0; i < written && !waiting.isEmpty(); i++) {
      if (waiting.remove() instanceof Effect.Commit commit
          && (mood == Mood.WORKS || mood == Mood.STALLS)) {
        UUID _ = write(commit);
      }
    }
    waiting.clear();
    if (written > 0) {
      rest();
    }
    keeping = kept;
    boot++;
  }

  private Screen.Cause cause() {
    return mood == Mood.FULL ? Screen.Cause.STORAGE_FULL : Screen.Cause.STORAGE_FAILED;
  }

  private UUID write(Effect.Commit commit) {
    return switch (commit) {
      case Effect.CommitVisit visit -> {
        UUID id =
            write(RecordKind.VISIT, Optional.empty(), visit.decision() instanceof Decision.Admit);
        if (visit.decision() instanceof Decision.Refuse refusal
            && refusal.reasons().stream().anyMatch(r -> r.category() == Reason.Category.HEALTH)) {
          UUID _ = write(RecordKind.ALARM, Optional.of(id), false);
        }
        yield id;
      }
      case Effect.CommitStaffAct staff ->
          write(RecordKind.STAFF_ACT, staff.about(), staff.act() instanceof StaffAct.Admit);
      case Effect.CommitPassage passage ->
          write(RecordKind.PASSAGE, Optional.of(passage.visit()), false);
      case Effect.CommitAnnulment annulment ->
          write(RecordKind.ANNULMENT, Optional.of(annulment.visit()), false);
      case Effect.CommitIncident incident ->
          write(kind(incident.incident()), incident.about(), false);
      case Effect.CommitTrip _ -> write(RecordKind.TRIP, Optional.empty(), false);
      case Effect.CommitTripEnd _ -> write(RecordKind.TRIP_END, Optional.empty(), false);
    };
  }

  private static RecordKind kind(Incident incident) {
    return switch (incident) {
      case TAILGATED -> RecordKind.TAILGATED;
      case GATE_FORCED -> RecordKind.GATE_FORCED;
      case EMERGENCY_BEGAN -> RecordKind.EMERGENCY_BEGAN;
      case EMERGENCY_ENDED -> RecordKind.EMERGENCY_ENDED;
      case HELP_CALLED -> RecordKind.HELP_CALLED;
    };
  }

  private UUID write(RecordKind kind, Optional<UUID> subject, boolean admits) {
    UUID id = new UUID(boot, records.size() + 1L);
    records.add(new Entry(kind, id, subject, admits, boot));
    return id;
  }

  /// All records, oldest first.
  List<Entry> records() {
    return Collections.unmodifiableList(records);
  }

  /// What let somebody in under that id, if it is on disk.
  Optional<Entry> admitted(UUID visit) {
    return records.stream().filter(each -> each.id().equals(visit) && each.admits()).findFirst();
  }

  /// Runs of the kiosk that have ended.
  int boot() {
    return boot;
  }
}
