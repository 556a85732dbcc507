package tramquet.kiosk.simulation;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import tramquet.kiosk.lane.Effect;
import tramquet.kiosk.lane.Event;
import tramquet.kiosk.lane.Lane;
import tramquet.kiosk.lane.LaneRules.Confirm;
import tramquet.kiosk.lane.Step;
import tramquet.wire.Decoded;

/// Lets a person play a lane, a line an act, and shows what comes of it: effects in their order,
/// what lamp, gate and screen say, and how far the records are. What must never be is watched for,
/// as in any simulation.
///
/// Thread: one.
final class Player implements Watcher {
  private static final String PROMPT = "> ";
  private static final String HELP =
      """
      visitors   scan green|other|ill|expired|bare|declared|place|noise|claim
                 answer well|ill   cancel   call
                 walk   step   leave   nobody   tailgate   force
      staff      staff admit|hold|release|close|open   staff trip NAME   staff arrived
                 badge refused   pin asked|wrong
                 sign-in staff|technician|provisioner   claim jumper|alone|refused
                 touch menu|visits|reasons|trips|languages|speak|leave
                 touch admit|hold|release|begin|arrived|close|open|call
                 touch parts|more|pins|red|gate|selftest|yes|no
      time       wait 300ms|2s|1m   wait tick   (Enter: to the next tick)
                 away N: the lane looks at nothing for N acts
      faults     card works|stalls|answers|fails|full   reader gone|back
                 gate broken|ready   emergency on|off   keys gone|there
                 cut [after N] [written N]: the power goes after N effects more,
                 and N commits under way are on disk   power
      centre     link good|down|doubling|backwards|deaf|lossy   restore N
      else       records   script: the acts so far, for --replay   help   quit\
      """;

  private final PrintStream out;
  private final Paint paint;
  private final Confirm confirm;
  private final World world;
  private final StatusLines status;
  private final List<Act> acts = new ArrayList<>();
  private boolean told;

  /// @param off a guard that is switched off
  Player(PrintStream out, Paint paint, Confirm confirm, Optional<Guard> off) {
    this.out = out;
    this.paint = paint;
    this.confirm = confirm;
    world = new World(Sequence.rules(confirm), off);
    status = new StatusLines(world, paint);
    world.watch(this);
    Watchers.of(world).forEach(world::watch);
  }

  /// Plays until the input ends or says so.
  ///
  /// @param lines what is typed, or the lines of a file
  /// @param echo whether a line that was read has to be shown
  /// @return what was seen that must never be
  Optional<Fault> play(Iterator<String> lines, boolean echo) {
    out.println(paint.bold("A lane in memory.") + " help: what can happen · quit: enough");
    world.begin();
    status.current().forEach(out::println);
    prompt();
    while (lines.hasNext()) {
      String line = lines.next().strip();
      if (echo) {
        out.println(line);
      }
      if (line.equals("quit")) {
        break;
      }
      heard(line);
      prompt();
    }
    out.println();
    return world.fault();
  }

  private void prompt() {
    out.print(PROMPT);
    out.flush();
  }

  private void heard(String line) {
    switch (line) {
      case "help" -> out.println(HELP);
      case "records" -> status.records().forEach(out::println);
      case "script" -> Script.of(new Sequence(confirm, acts)).forEach(out::println);
      case "" -> happen(List.of(new Act.WaitForTick()));
      default -> {
        switch (Script.acts(line)) {
          case Decoded.Value<List<Act>>(List<Act> next) -> happen(next);
          case Decoded.Malformed<List<Act>>(String reason) -> out.println("    " + reason);
          case Decoded.NotMine<List<Act>> _ -> out.println("    not understood");
        }
      }
    }
  }

  private void happen(List<Act> next) {
    for (Act each : next) {
      acts.add(each);
      world.happen(each);
    }
    status.current().forEach(out::println);
    if (world.fault().isPresent() && !told) {
      told = true;
      Fault fault = world.fault().get();
      out.println(paint.fault("    FAULT  " + fault.rule() + ": " + fault.seen()));
      out.println("           " + fault.reason());
    }
  }

  @Override
  public void stepped(Lane before, Event event, Step step) {
    if (!(event instanceof Event.Tick) || !step.effects().isEmpty()) {
      out.println(paint.dim("  " + status.moment() + "  " + Events.words(event)));
    }
  }

  @Override
  public void performed(Effect effect) {
    String words = Effects.words(effect);
    out.println(
        "            "
            + (effect instanceof Effect.Indicate(Effect.Signal signal)
                ? "lamp    " + paint.lamp(Optional.of(signal))
                : words));
  }

  @Override
  public void cut() {
    out.println(paint.bold("            the power is gone"));
  }
}
