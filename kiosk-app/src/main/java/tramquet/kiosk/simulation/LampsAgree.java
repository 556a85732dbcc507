package tramquet.kiosk.simulation;

import tramquet.kiosk.lane.Effect.Signal;
import tramquet.kiosk.lane.Screen;
import tramquet.kiosk.lane.State;

/// Lamp, screen and state of a lane at rest say the same.
final class LampsAgree implements Watcher {
  private final World world;

  LampsAgree(World world) {
    this.world = world;
  }

  @Override
  public void quiet() {
    Face face = world.lane().face();
    State state = world.lane().lane().state();
    boolean agree =
        face.signal().isPresent()
            && face.screen().isPresent()
            && agree(state, face.signal().get(), face.screen().get());
    if (!agree) {
      world.report(
          "lamp, screen and state say the same",
          "some people see the lamp alone, some the screen alone",
          state.getClass().getSimpleName()
              + ", "
              + face.signal()
              + ", "
              + face.screen().map(screen -> screen.getClass().getSimpleName()));
    }
  }

  private static boolean isAlarm(Signal signal, Screen screen) {
    return signal == Signal.ALARM && screen instanceof Screen.Alarm;
  }

  private static boolean agree(State state, Signal signal, Screen screen) {
    if (screen instanceof Screen.ForStaff) {
      return agreeBeneath(state, signal);
    }
    return switch (state) {
      case State.Ready _ -> signal == Signal.READY && screen instanceof Screen.Idle;
      case State.Noticing _ ->
          isCalled(signal, screen)
              || (signal == Signal.UNREADABLE
                  && (screen instanceof Screen.Unreadable
                      || screen instanceof Screen.ShowOwnCode
                      || screen instanceof Screen.StaffCodeRefused
                      || screen instanceof Screen.ClaimRefused));
      case State.Assessing _ -> false;
      // The screen of before stays until the card has taken longer than a blink.
      case State.Recording _ -> signal == Signal.READING || signal == Signal.ALARM;
      case State.Admitted _ ->
          (Admits.isGreen(signal) && screen instanceof Screen.Admitted) || isAlarm(signal, screen);
      case State.Alarmed _ -> isAlarm(signal, screen);
      case State.Held _ -> signal == Signal.HELD && screen instanceof Screen.GateHeld;
      case State.Unprovisioned _ ->
          signal == Signal.STARTING && screen instanceof Screen.Unprovisioned;
      case State.Refused _ -> signal == Signal.REFUSE && screen instanceof Screen.Refused;
      case State.Asking _ -> signal == Signal.ASK && screen instanceof Screen.Asking;
      case State.Emergency _ -> signal == Signal.EMERGENCY && screen instanceof Screen.Emergency;
      case State.OutOfOrder _ ->
          isCalled(signal, screen)
              || (signal == Signal.OUT_OF_ORDER && screen instanceof Screen.OutOfOrder);
    };
  }

  private static boolean isCalled(Signal signal, Screen screen) {
    return signal == Signal.HELP && screen instanceof Screen.HelpComing;
  }

  /// The lamp of a lane before whose screen staff stand: that of the lane, or what they try.
  private static boolean agreeBeneath(State state, Signal signal) {
    return switch (state) {
      case State.Ready _ -> signal == Signal.READY || isTried(signal);
      case State.OutOfOrder _ -> signal == Signal.OUT_OF_ORDER || isTried(signal);
      case State.Alarmed _ -> signal == Signal.ALARM || isTried(signal);
      case State.Held _ -> signal == Signal.HELD || isTried(signal);
      case State.Recording _ -> signal == Signal.READING || signal == Signal.ALARM;
      case State.Noticing _,
          State.Assessing _,
          State.Admitted _,
          State.Refused _,
          State.Asking _,
          State.Unprovisioned _,
          State.Emergency _ ->
          false;
    };
  }

  private static boolean isTried(Signal signal) {
    return switch (signal) {
      // A call, an output, a claim code that does not count.
      case HELP, READY, TRY_RED, UNREADABLE -> true;
      default -> false;
    };
  }
}
