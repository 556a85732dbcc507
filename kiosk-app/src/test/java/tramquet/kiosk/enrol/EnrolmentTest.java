package tramquet.kiosk.enrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tramquet.drivers.twin.StepSchedule;
import tramquet.kiosk.enrol.Centre.Answer;
import tramquet.kiosk.lane.SetUp;
import tramquet.wire.ClaimCode;
import tramquet.wire.Decoded;
import tramquet.wire.SigningKey;
import tramquet.wire.TrustedKeys;
import tramquet.wire.Wifi;
import tramquet.wire.tls.TlsIdentity;

final class EnrolmentTest {
  private static final Answer WAITING = new Answer.Waiting();
  private static final Answer GONE = new Answer.Unreached("nobody listens there");

  private final Path data;
  private final Issuing issuing = new Issuing();
  private final ClaimCode code = issuing.code("han-1");
  private final ScriptedCentre centre = new ScriptedCentre();
  private final List<Progress> heard = new ArrayList<>();
  private StepSchedule schedule = new StepSchedule();
  private Decoded<TrustedKeys> signers =
      new Decoded.Value<>(TrustedKeys.of(issuing.claims.publicKey()));
  private Instant now = Issuing.NOW;
  private final List<Wifi> joined = new ArrayList<>();
  private Enrolment enrolment;

  EnrolmentTest(@TempDir Path data) {
    this.data = data;
    enrolment = box();
  }

  /// Says what it was told to say, the last thing for ever.
  private static final class ScriptedCentre implements Centre {
    private final Deque<Answer> answers = new ArrayDeque<>(List.of(GONE));
    private int asked;
    private Optional<OwnKey> key = Optional.empty();

    void says(Answer... next) {
      answers.clear();
      answers.addAll(List.of(next));
    }

    private Answer next() {
      asked++;
      return answers.size() > 1 ? answers.remove() : answers.getFirst();
    }

    @Override
    public Answer ask(ClaimCode code, OwnKey own) {
      key = Optional.of(own);
      return next();
    }

    @Override
    public Answer renew(ClaimCode code, TlsIdentity identity) {
      return next();
    }
  }

  private SetUp.Wireless joins(Wifi network) {
    joined.add(network);
    return SetUp.Wireless.TOLD;
  }

  private Enrolment box() {
    return new Enrolment(
        new EnrolFolder(data), () -> signers, () -> now, centre, schedule, this::joins, heard::add);
  }

  /// Off and on again.
  private void restart() {
    enrolment.close();
    heard.clear();
    schedule = new StepSchedule();
    enrolment = box();
    enrolment.start();
    schedule.pass(Duration.ZERO);
  }

  private void show(String text) {
    enrolment.shown(text);
    schedule.pass(Duration.ZERO);
  }

  private void show(ClaimCode shown) {
    show(issuing.text(shown));
  }

  private void isTold(SetUp what) {
    assertEquals(new Progress.Told(what), heard.getLast());
  }

  private void isRefused(SetUp.Why why) {
    isTold(new SetUp.Refused(why));
    heard.clear();
  }

  private void claimed() {
    show(code);
    assertEquals(List.of(new Progress.Claimed()), heard);
    restart();
  }

  private Given given() {
    return issuing.given("han-1", centre.key.orElseThrow());
  }

  private Given enrolled() {
    centre.says(WAITING);
    claimed();
    Given given = given();
    centre.says(new Answer.Enrolled(given));
    schedule.pass(Enrolment.ASK_EVERY);
    assertEquals(new Progress.Enrolled(), heard.getLast());
    return given;
  }

  @AfterEach
  void off() {
    enrolment.close();
  }

  @Test
  void Nothing_Started_NothingIsAskedOrTold() {
    enrolment.start();
    schedule.pass(Duration.ofDays(1));
    assertEquals(0, centre.asked);
    assertEquals(List.of(), heard);
  }

  @Test
  void Nothing_CodeShown_Claimed_ItCallsTheCentre() {
    show(code);
    assertEquals(List.of(new Progress.Claimed()), heard);
    assertEquals(0, centre.asked, "it asks under its name");
    restart();
    assertEquals(List.of(new Progress.Told(new SetUp.Calling("Chợ Hàn"))), heard);
    assertEquals(1, centre.asked);
  }

  @Test
  void Claimed_Waiting_TheDigitsOfItsOwnKeyAreShown() {
    centre.says(WAITING);
    claimed();
    String digits = code.claim().digits(centre.key.orElseThrow().half());
    isTold(new SetUp.Digits(digits, "Chợ Hàn"));
    // The same after a power cut: whoever has compared them need not do so again.
    restart();
    isTold(new SetUp.Digits(digits, "Chợ Hàn"));
    schedule.pass(Enrolment.ASK_EVERY.multipliedBy(10));
    assertEquals(12, centre.asked);
    assertFalse(new EnrolFolder(data).isEnrolled());
  }

  @Test
  void Claimed_Approved_Enrolled_ItAsksNoMore() throws IOException {
    Given given = enrolled();
    EnrolFolder folder = new EnrolFolder(data);
    assertTrue(folder.isEnrolled());
    assertEquals(given.certificate(), folder.certificate());
    int asked = centre.asked;
    schedule.pass(Duration.ofDays(1));
    restart();
    assertEquals(asked, centre.asked);
    assertEquals(List.of(), heard);
  }

  @Test
  void Claimed_Approved_ClosedByWhoeverIsTold_NothingWaits() {
    centre.says(WAITING);
    claimed();
    centre.says(new Answer.Enrolled(given()));
    enrolment.close();
    schedule = new StepSchedule();
    enrolment =
        new Enrolment(
            new EnrolFolder(data),
            () -> signers,
            () -> now,
            centre,
            schedule,
            this::joins,
            told -> {
              heard.add(told);
              if (told instanceof Progress.Enrolled) {
                schedule.close();
              }
            });
    enrolment.start();
    schedule.pass(Duration.ZERO);
    assertEquals(new Progress.Enrolled(), heard.getLast());
    assertEquals(0, schedule.waiting());
  }

  @ParameterizedTest
  @CsvSource({
    "over, OVER",
    "other-key, OTHER_KEY",
    "revoked, REVOKED",
    "refused, REFUSED",
    "too-often, REFUSED",
    "a word of a later version, REFUSED"
  })
  void Claimed_Refused_SaysWhyAndAsksRarely(String word, SetUp.Why why) {
    centre.says(new Answer.Refused(word));
    claimed();
    isTold(new SetUp.Refused(why));
    schedule.pass(Enrolment.ASK_RARELY.multipliedBy(3));
    assertEquals(4, centre.asked);
    assertFalse(heard.contains(new Progress.Alone()), "whoever is refused does not serve alone");
  }

  @Test
  void Claimed_NotReached_Alone_Waiting_Enrolled_ByItself() {
    claimed();
    schedule.pass(Enrolment.ASK_EVERY.multipliedBy(Enrolment.ALONE_AFTER - 2));
    assertFalse(heard.contains(new Progress.Alone()));
    schedule.pass(Enrolment.ASK_EVERY);
    assertEquals(new Progress.Alone(), heard.getLast());
    schedule.pass(Duration.ofDays(7));
    assertEquals(1, heard.stream().filter(Progress.Alone.class::isInstance).count());
    // Somebody has plugged the cable in.
    centre.says(WAITING);
    schedule.pass(Enrolment.ASK_EVERY);
    assertInstanceOf(SetUp.Digits.class, ((Progress.Told) heard.getLast()).what());
    centre.says(new Answer.Enrolled(given()));
    schedule.pass(Enrolment.ASK_EVERY);
    assertEquals(new Progress.Enrolled(), heard.getLast());
  }

  @Test
  void Claimed_NotReachedNowAndThen_NotAlone() {
    centre.says(GONE, GONE, GONE, GONE, WAITING, GONE, GONE, GONE, GONE, WAITING);
    claimed();
    schedule.pass(Enrolment.ASK_EVERY.multipliedBy(20));
    assertFalse(heard.contains(new Progress.Alone()), "somebody is about to approve it");
  }

  @Test
  void Claimed_AnswerOfAnotherRootOrKeyOrName_NotEnrolled() {
    centre.says(WAITING);
    claimed();
    OwnKey own = centre.key.orElseThrow();
    Issuing stranger = new Issuing();
    Given good = given();
    centre.says(
        new Answer.Enrolled(stranger.given("han-1", own)),
        new Answer.Enrolled(issuing.given("han-1", OwnKey.draw())),
        new Answer.Enrolled(issuing.given("han-2", own)),
        new Answer.Enrolled(issuing.given("no certificate")),
        new Answer.Enrolled(new Given(good.certificate(), "no root", good.broker(), "a", "b", "c")),
        WAITING);
    schedule.pass(Enrolment.ASK_EVERY.multipliedBy(6));
    assertFalse(new EnrolFolder(data).isEnrolled());
    assertFalse(heard.contains(new Progress.Enrolled()));
    centre.says(new Answer.Enrolled(good));
    schedule.pass(Enrolment.ASK_EVERY);
    assertTrue(new EnrolFolder(data).isEnrolled());
  }

  @Test
  void Nothing_CodesThatDoNotCount_AreRefusedAndNothingIsKept() {
    String text = issuing.text(code);
    show(text.substring(0, text.length() - 20));
    isRefused(SetUp.Why.MISREAD);
    show("TQC1:");
    isRefused(SetUp.Why.MISREAD);
    show(code.code(SigningKey.generate()));
    isRefused(SetUp.Why.NOT_OURS);
    now = code.until().plusSeconds(1);
    show(code);
    isRefused(SetUp.Why.OVER);
    assertFalse(Files.exists(data.resolve("enrol")));
  }

  /// Without a key in the image the first code counts, whoever has signed it; with a bad one none.
  @Test
  void Nothing_NoKeyInTheImage_AnyCode_ABadOne_None() {
    signers = new Decoded.Malformed<>("no key");
    show(code);
    isRefused(SetUp.Why.NOT_OURS);
    signers = new Decoded.Value<>(TrustedKeys.none());
    show(code.code(SigningKey.generate()));
    assertEquals(List.of(new Progress.Claimed()), heard);
  }

  @Test
  void Claimed_TheSameCodeStillBeforeTheReader_Nothing() {
    claimed();
    heard.clear();
    show(code);
    assertEquals(List.of(), heard);
  }

  @Test
  void Claimed_AnotherCode_ClaimedAnew_ButNotUnderAnotherNameOnceThereAreRecords()
      throws IOException {
    claimed();
    heard.clear();
    show(issuing.code("han-2"));
    assertEquals(List.of(new Progress.Claimed()), heard);
    Files.createFile(data.resolve("visits.db"));
    restart();
    show(issuing.code("han-3"));
    isRefused(SetUp.Why.OTHER_KIOSK);
    show(issuing.code("han-2"));
    assertEquals(List.of(new Progress.Claimed()), heard);
  }

  @Test
  void Enrolled_AnyCode_IsNone() {
    Given _ = enrolled();
    heard.clear();
    show(issuing.code("han-1"));
    show("TQC1:");
    assertEquals(List.of(), heard);
  }

  @Test
  void Claimed_TheDiskIsNotToBeWritten_SaysSo() throws IOException {
    Files.writeString(data.resolve("enrol"), "in the way");
    show(code);
    isRefused(SetUp.Why.STORAGE);
  }

  @Test
  void Enrolled_TwoThirds_Renewed_WithTheSameKey() throws IOException {
    Given _ = enrolled();
    EnrolFolder folder = new EnrolFolder(data);
    String before = folder.certificate();
    OwnKey own = folder.pending().orElseThrow().key();
    now = Issuing.NOW.plus(Duration.ofDays(59));
    int asked = centre.asked;
    restart();
    schedule.pass(Enrolment.RENEW_EVERY);
    assertEquals(asked, centre.asked);
    now = Issuing.NOW.plus(Duration.ofDays(61));
    String strangers = issuing.certificate("han-1", OwnKey.draw().keys().getPublic(), now);
    String others = issuing.certificate("han-2", own.keys().getPublic(), now);
    String next = issuing.certificate("han-1", own.keys().getPublic(), now);
    centre.says(
        GONE,
        new Answer.Refused("refused"),
        WAITING,
        new Answer.Renewed(strangers),
        new Answer.Renewed(others),
        new Answer.Renewed("nothing"),
        new Answer.Renewed(next));
    for (int i = 0; i < 6; i++) {
      schedule.pass(Enrolment.RENEW_EVERY);
      assertEquals(before, folder.certificate(), "attempt " + i);
    }
    schedule.pass(Enrolment.RENEW_EVERY);
    assertEquals(next, folder.certificate());
    asked = centre.asked;
    schedule.pass(Duration.ofDays(1));
    assertEquals(asked, centre.asked, "not due any more");
  }

  @Test
  void WhatWasKeptIsDamaged_NothingIsAskedAndNothingThrown() throws IOException {
    claimed();
    Files.writeString(data.resolve("enrol/now/kiosk.key"), "");
    int asked = centre.asked;
    restart();
    schedule.pass(Duration.ofMinutes(1));
    assertEquals(asked, centre.asked);
    assertEquals(List.of(), heard);
  }

  private void showAgain(ClaimCode again) {
    enrolment.shownAgain(issuing.text(again));
    schedule.pass(Duration.ZERO);
  }

  @Test
  void Enrolled_AnotherCodeThatWasOrdered_ClaimedUnderThatName() throws IOException {
    Given _ = enrolled();
    Files.createFile(data.resolve("visits.db"));
    heard.clear();
    showAgain(issuing.code("han-2"));
    assertEquals(List.of(new Progress.Claimed()), heard);
    assertEquals("han-2", new EnrolFolder(data).pending().orElseThrow().code().kiosk().text());
    assertFalse(new EnrolFolder(data).isEnrolled());
  }

  /// It serves on as whom it was.
  @Test
  void Enrolled_CodesThatDoNotCount_AreRefusedAndNothingChanges() throws IOException {
    Given _ = enrolled();
    ClaimCode next = issuing.code("han-2");
    enrolment.shownAgain(issuing.text(next).substring(0, 200));
    schedule.pass(Duration.ZERO);
    isRefused(SetUp.Why.MISREAD);
    enrolment.shownAgain(next.code(SigningKey.generate()));
    schedule.pass(Duration.ZERO);
    isRefused(SetUp.Why.NOT_OURS);
    showAgain(code);
    isRefused(SetUp.Why.OVER);
    now = next.until().plusSeconds(1);
    showAgain(next);
    isRefused(SetUp.Why.OVER);
    assertTrue(new EnrolFolder(data).isEnrolled());
    assertEquals(code, new EnrolFolder(data).pending().orElseThrow().code());
  }

  /// Before the first call; and again after a power cut, for nobody knows how far it was.
  @Test
  void Claimed_WirelessNetworkInTheCode_ItIsJoinedUntilTheKioskIsEnrolled() {
    Wifi network = new Wifi("Chợ Hàn", Optional.of("mat khau 8"));
    centre.says(WAITING);
    show(issuing.code("han-1", network));
    assertEquals(List.of(), joined, "it starts anew first");
    restart();
    assertEquals(
        new Progress.Told(new SetUp.Calling("Chợ Hàn", SetUp.Wireless.TOLD)), heard.getFirst());
    restart();
    assertEquals(List.of(network, network), joined);
    centre.says(new Answer.Enrolled(given()));
    schedule.pass(Enrolment.ASK_EVERY);
    restart();
    assertEquals(2, joined.size());
  }
}
