package tramquet.kiosk.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tramquet.kiosk.lane.LaneRules.Confirm;
import tramquet.kiosk.lane.StaffAct;
import tramquet.wire.Decoded;

/// Acts as words, one a line: what a person types, what a failing seed prints, and what is
/// replayed.
final class Script {
  /// How long somebody walks through a gate.
  private static final Duration WALK = Duration.ofMillis(600);

  private static final Pattern TIME = Pattern.compile("([0-9]{1,7})(ms|s|m)");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
  private static final Pattern TRIP = Pattern.compile("[A-Za-z0-9-]{1,32}");
  private static final String BY = "staff";
  private static final String WHY = "by hand";

  private Script() {}

  /// The words of a whole sequence.
  static List<String> of(Sequence sequence) {
    List<String> lines = new ArrayList<>();
    lines.add("lane " + word(sequence.confirm()));
    sequence.acts().forEach(act -> lines.add(of(act)));
    return lines;
  }

  /// The words of an act.
  static String of(Act act) {
    return switch (act) {
      case Act.Scan(Visitor visitor) -> "scan " + visitor.word();
      case Act.Wait(Duration time) -> "wait " + time.toMillis() + "ms";
      case Act.WaitForTick() -> "wait tick";
      case Act.Step() -> "step";
      case Act.Leave() -> "leave";
      case Act.NobodyPassed() -> "nobody";
      case Act.Tailgate() -> "tailgate";
      case Act.Force() -> "force";
      case Act.Gate(boolean ready) -> "gate " + (ready ? "ready" : "broken");
      case Act.StaffCodeRefused() -> "badge refused";
      case Act.Staff(StaffAct staff) -> "staff " + of(staff);
      case Act.AtScreen() -> "pin asked";
      case Act.WrongPin() -> "pin wrong";
      case Act.SignIn(Act.Badge badge) -> "sign-in " + word(badge);
      case Act.Claim(boolean jumper) -> "claim " + (jumper ? "jumper" : "alone");
      case Act.ClaimRefused() -> "claim refused";
      case Act.Touched(Touch what) -> "touch " + word(what);
      case Act.Call() -> "call";
      case Act.Answer(boolean symptoms) -> "answer " + (symptoms ? "ill" : "well");
      case Act.Cancel() -> "cancel";
      case Act.Emergency(boolean on) -> "emergency " + (on ? "on" : "off");
      case Act.Reader(boolean answers) -> "reader " + (answers ? "back" : "gone");
      case Act.Card(Disk.Mood mood) -> "card " + word(mood);
      case Act.CardAnswers() -> "card answers";
      case Act.Cut(int effects, int written) -> "cut after " + effects + " written " + written;
      case Act.Power() -> "power";
      case Act.Keys(boolean there) -> "keys " + (there ? "there" : "gone");
      case Act.LookAway(int acts) -> "away " + acts;
      case Act.Link(Uplink.Mood mood) -> "link " + word(mood);
      case Act.Restore(int records) -> "restore " + records;
    };
  }

  private static String of(StaffAct act) {
    return switch (act) {
      case StaffAct.Admit _ -> "admit";
      case StaffAct.HoldGate _ -> "hold";
      case StaffAct.ReleaseGate _ -> "release";
      case StaffAct.StartTrip(var _, String trip) -> "trip " + trip;
      case StaffAct.EndTrip _ -> "arrived";
      case StaffAct.CloseLane _ -> "close";
      case StaffAct.OpenLane _ -> "open";
    };
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// Reads a sequence: a line, or a part between semicolons, for each act.
  static Decoded<Sequence> sequence(String text) {
    Confirm confirm = Confirm.PASSAGE;
    List<Act> acts = new ArrayList<>();
    for (String line : text.split("[;\n]", -1)) {
      String words = line.strip();
      Optional<Confirm> lane =
          words.startsWith("lane ") ? lane(words.substring(5)) : Optional.empty();
      if (lane.isPresent()) {
        confirm = lane.get();
      } else if (!words.isEmpty() && !words.startsWith("#")) {
        switch (acts(words)) {
          case Decoded.Value<List<Act>>(List<Act> more) -> acts.addAll(more);
          case Decoded.Malformed<List<Act>>(String reason) -> {
            return new Decoded.Malformed<>(reason);
          }
          case Decoded.NotMine<List<Act>> _ -> {
            return new Decoded.Malformed<>("no act: " + words);
          }
        }
      }
    }
    return new Decoded.Value<>(new Sequence(confirm, acts));
  }

  /// Finds a kind of lane by its word.
  static Optional<Confirm> lane(String word) {
    return find(Confirm.values(), word);
  }

  /// Reads what one line does. Some words are short for several acts.
  static Decoded<List<Act>> acts(String line) {
    String[] words = line.strip().split("\\s+", -1);
    Optional<List<Act>> acts =
        words.length == 1 && words[0].equals("walk")
            ? Optional.of(List.of(new Act.Step(), new Act.Wait(WALK), new Act.Leave()))
            : act(words).map(List::of);
    return acts.<Decoded<List<Act>>>map(Decoded.Value::new)
        .orElseGet(() -> new Decoded.Malformed<>("not understood: " + String.join(" ", words)));
  }

  private static Optional<Act> act(String[] words) {
    String more = words.length == 2 ? words[1] : "";
    return switch (words[0]) {
      case "scan" -> Visitor.of(more).map(Act.Scan::new);
      case "wait" -> more.equals("tick") ? Optional.of(new Act.WaitForTick()) : time(more);
      case "gate" -> either(more, "ready", "broken").map(Act.Gate::new);
      case "staff" -> staff(words).map(Act.Staff::new);
      case "badge" ->
          more.equals("refused") ? Optional.of(new Act.StaffCodeRefused()) : Optional.empty();
      case "pin" ->
          either(more, "asked", "wrong")
              .map(asked -> asked ? new Act.AtScreen() : new Act.WrongPin());
      case "sign-in" -> find(Act.Badge.values(), more).map(Act.SignIn::new);
      case "claim" ->
          more.equals("refused")
              ? Optional.of(new Act.ClaimRefused())
              : either(more, "jumper", "alone").map(Act.Claim::new);
      case "touch" -> find(Touch.values(), more).map(Act.Touched::new);
      case "keys" -> either(more, "there", "gone").map(Act.Keys::new);
      case "answer" -> either(more, "ill", "well").map(Act.Answer::new);
      case "emergency" -> either(more, "on", "off").map(Act.Emergency::new);
      case "reader" -> either(more, "back", "gone").map(Act.Reader::new);
      case "card" ->
          more.equals("answers")
              ? Optional.of(new Act.CardAnswers())
              : find(Disk.Mood.values(), more).map(Act.Card::new);
      case "cut" -> cut(words);
      case "away" -> number(more).map(Act.LookAway::new);
      case "link" -> find(Uplink.Mood.values(), more).map(Act.Link::new);
      case "restore" -> number(more).map(Act.Restore::new);
      default -> words.length == 1 ? plain(words[0]) : Optional.empty();
    };
  }

  private static Optional<Act> plain(String word) {
    return switch (word) {
      case "step" -> Optional.of(new Act.Step());
      case "leave" -> Optional.of(new Act.Leave());
      case "nobody" -> Optional.of(new Act.NobodyPassed());
      case "tailgate" -> Optional.of(new Act.Tailgate());
      case "force" -> Optional.of(new Act.Force());
      case "cancel" -> Optional.of(new Act.Cancel());
      case "call" -> Optional.of(new Act.Call());
      case "power" -> Optional.of(new Act.Power());
      default -> Optional.empty();
    };
  }

  private static Optional<StaffAct> staff(String[] words) {
    if (words.length == 3 && words[1].equals("trip") && TRIP.matcher(words[2]).matches()) {
      return Optional.of(new StaffAct.StartTrip(BY, words[2]));
    }
    return switch (words.length == 2 ? words[1] : "") {
      case "admit" -> Optional.of(new StaffAct.Admit(BY, WHY));
      case "hold" -> Optional.of(new StaffAct.HoldGate(BY, WHY));
      case "release" -> Optional.of(new StaffAct.ReleaseGate(BY));
      case "arrived" -> Optional.of(new StaffAct.EndTrip(BY));
      case "close" -> Optional.of(new StaffAct.CloseLane(BY, WHY));
      case "open" -> Optional.of(new StaffAct.OpenLane(BY));
      default -> Optional.empty();
    };
  }

  private static Optional<Act> cut(String[] words) {
    int effects = 0;
    int written = 0;
    for (int i = 1; i < words.length; i += 2) {
      Optional<Integer> number = i + 1 < words.length ? number(words[i + 1]) : Optional.empty();
      switch (number.isPresent() ? words[i] : "") {
        case "after" -> effects = number.get();
        case "written" -> written = number.get();
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Act.Cut(effects, written));
  }

  private static Optional<Act> time(String word) {
    Matcher matcher = TIME.matcher(word);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        new Act.Wait(
            switch (matcher.group(2)) {
              case "ms" -> Duration.ofMillis(number);
              case "s" -> Duration.ofSeconds(number);
              default -> Duration.ofMinutes(number);
            }));
  }

  private static Optional<Integer> number(String word) {
    return NUMBER.matcher(word).matches() ? Optional.of(Integer.parseInt(word)) : Optional.empty();
  }

  private static Optional<Boolean> either(String word, String yes, String no) {
    return word.equals(yes) || word.equals(no) ? Optional.of(word.equals(yes)) : Optional.empty();
  }

  private static <E extends Enum<E>> Optional<E> find(E[] all, String word) {
    return List.of(all).stream().filter(each -> word(each).equals(word)).findFirst();
  }
}
