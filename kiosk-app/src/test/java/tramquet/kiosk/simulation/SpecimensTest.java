package tramquet.kiosk.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sequences at which the lane was once at fault, as the simulation found and shrank them.
class SpecimensTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // A card that neither answered nor failed kept the lane waiting for ever.
        "lane verdict; card stalls; scan ill",
        // A passage that could not be written was forgotten.
        "lane passage; scan green; walk; card fails",
        "lane passage; scan green; card fails; wait tick; card works",
        // Nor was it known what became of somebody who was walking when an emergency began.
        "lane passage; scan green; step; emergency on",
        // Two codes in the reader's view were judged in turns, a record each time.
        "lane verdict; scan ill; scan expired; scan ill",
        "lane passage; scan noise; scan place; scan noise",
        // A code that had waited in vain counted as held, and was not judged when the lane was
        // free.
        "lane verdict; away 3; staff hold; scan green; staff release; scan green",
        // A lane that was closed while somebody was shown green judged the next code.
        "lane verdict; staff close; staff admit; scan expired",
        // An act of staff that had happened was lost with the card.
        "lane passage; staff hold; card full",
        "lane passage; card full; staff close; card works",
        // A lane that lost its keys forgot that it was closed.
        "lane passage; staff close; keys gone; cut; power; keys there",
        // Somebody who stood in the gate when the keys came was taken for the next visitor.
        "lane passage; keys gone; cut; power; step; keys there; scan green; leave",
        // Somebody who stood in the gate at a restart was taken for whoever staff let in next.
        "lane passage; step; cut; power; staff admit; leave",
        // Green went at once for whoever had waited while it was written.
        "lane verdict; card stalls; scan green; scan other; card works",
        // The lamp of the one before was green while something else was written.
        "lane passage; scan green; staff hold; step; card stalls; leave",
        "lane passage; scan bare; card stalls; answer well; wait 400ms",
        // Staff who let somebody in while the gate stood open had a page before them that was dead.
        "lane verdict; staff hold; sign-in staff; touch admit",
        // A gate that stood open had the lamp of what a technician had tried last.
        "lane verdict; sign-in technician; staff hold; sign-in technician; touch leave",
        "lane verdict; sign-in technician; touch pins; staff hold; touch red",
        "lane passage; sign-in technician; touch pins; tailgate; touch red",
        // The self-test went on while somebody stood in the gate that it had opened.
        "lane passage; sign-in technician; sign-in technician; scan bare; step; wait tick",
        // A code that was held while staff came and went was judged again.
        "lane verdict; scan expired; wait 1s; sign-in staff; scan expired; tailgate; wait 1s; scan expired",
        "lane verdict; scan noise; sign-in technician; sign-in technician; scan noise; wait 1400ms; scan noise",
        // A code that had answered a step counted as somebody who waits, once an emergency had
        // ended
        // the self-test: the fault was in whoever watched.
        "lane passage; sign-in technician; sign-in technician; scan ill; emergency on; emergency off; scan ill",
        // Who called staff, and what was mended meanwhile, went on beneath them.
        "lane verdict; reader gone; call; pin asked; reader back",
        "lane passage; sign-in technician; sign-in technician; scan expired; wait tick; gate broken; call; scan bare; gate ready",
        // A claim code that was held before the reader was taken at each reading, and then said to
        // be over.
        "lane verdict; sign-in provisioner; claim jumper; claim jumper",
        // Who was to bring a claim code had a page of staff before them, at a finger that was late.
        "lane passage; sign-in provisioner; touch languages",
        "lane passage; sign-in provisioner; touch speak",
        // Before the pad nobody said that a claim code had not been ordered.
        "lane verdict; pin asked; claim jumper",
        // Who was refused on a lane that would close, and held the code there, counted as somebody
        // who waits: the fault was in whoever watched.
        "lane verdict; card stalls; scan ill; wait 2100ms; gate broken; scan ill; card works; call; gate ready; scan ill",
        // A lane that had looked away for two minutes knew sooner that these were over than that
        // staff had come: the fault was in whoever watched.
        "lane passage; scan expired; call; wait tick; away 3; scan place; sign-in technician; wait tick"
      })
  void isNoFaultAnyMore(String acts) {
    assertEquals(Optional.empty(), Scripts.read(acts).play(Optional.empty()));
  }
}
