package tramquet.drivers.scanner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.Bytes;

/// Zebra's Simple Serial Interface from the host's side: each packet is acknowledged, what is
/// broken is asked for again, what comes again although it was understood is taken once, and a
/// payload over several packets is put together.
///
/// ```
///   Idle ── decode data, more follow ──▶ Collecting ── the last ──▶ Idle (frame)
///                                          │ 3 s without a packet, or too long
///                                          └──▶ Idle (discard)
/// ```
///
/// Thread: immutable.
///
/// @param kind how decode data is laid out
/// @param finder of packets
/// @param begun the payload so far, when more follows
/// @param taken the last packet that was acknowledged
/// @param asked the command whose reply is still to come
/// @param sinceNanos when the first byte of what is collected came
record SsiParser(
    Duration pause,
    Kind kind,
    SsiFinder finder,
    Optional<Payload> begun,
    Optional<SsiPacket> taken,
    Optional<Command> asked,
    long sinceNanos)
    implements SerialParser {

  /// How decode data is laid out.
  enum Kind {
    /// `type data…`: as all decoders send it.
    CLASSIC(1),
    /// `type flag length(2) data…`, and long payloads in numbered segments: of decoders that were
    /// initialised for it.
    EXTENDED(4);

    private final int header;

    Kind(int header) {
      this.header = header;
    }
  }

  /// A payload that is being put together.
  ///
  /// @param expected how long it will be, where its first packet said so
  /// @param tooLong whether it is thrown away when it ends
  record Payload(int type, Bytes data, int expected, boolean tooLong) {
    Payload plus(Bytes more) {
      boolean over = tooLong || data.length() + more.length() > FrameRules.LONGEST;
      return new Payload(type, over ? Bytes.NONE : data.plus(more), expected, over);
    }
  }

  /// A decoder that missed an acknowledgement sends again for some two seconds.
  private static final Duration NEXT_PACKET = Duration.ofSeconds(3);

  private static final Duration REPLY = Duration.ofMillis(300);
  private static final Bytes ACK = SsiPacket.fromHost(SsiPacket.ACK).bytes();
  private static final Bytes SEGMENT_ACK = SsiPacket.fromHost(SsiPacket.SEGMENT_ACK).bytes();
  private static final Bytes RESEND = SsiPacket.fromHost(SsiPacket.NAK, 1).bytes();

  /// A first segment's number is followed by a decode data of its own: where in that the kind of
  /// code and the payload lie.
  private static final int SEGMENT_TYPE = 5;

  private static final int SEGMENT_DATA = 9;

  SsiParser(Duration pause, Kind kind) {
    this(pause, kind, SsiFinder.START, Optional.empty(), Optional.empty(), Optional.empty(), 0);
  }

  @Override
  public SerialParser asked(Command command) {
    return new SsiParser(pause, kind, finder, begun, taken, Optional.of(command), sinceNanos);
  }

  @Override
  public boolean isIdle() {
    return finder.held().length() == 0 && begun.isEmpty() && asked.isEmpty();
  }

  @Override
  public Step chunk(Bytes chunk, long atNanos) {
    boolean fresh = finder.held().length() == 0 && begun.isEmpty();
    Work work = new Work(this, fresh ? atNanos : sinceNanos, atNanos);
    SsiFinder.Found found = finder.chunk(chunk);
    work.finder = found.next();
    for (int i = 0; i < found.breaks(); i++) {
      work.discards = work.discards.plus(Discards.ONE_BAD_CHECK);
    }
    found.packets().forEach(work::take);
    return work.step();
  }

  @Override
  public Step silence(Duration lasting) {
    Work work = new Work(this, sinceNanos, sinceNanos);
    if (finder.held().length() > 0 && lasting.compareTo(pause) >= 0) {
      SsiFinder.Found found = finder.silence();
      work.finder = found.next();
      found.packets().forEach(work::take);
      if (found.dropped()) {
        work.askAgain(finder.broken() ? Discards.NONE : Discards.ONE_TIMEOUT);
      }
    }
    if (work.begun.isPresent() && lasting.compareTo(NEXT_PACKET) >= 0) {
      work.begun = Optional.empty();
      work.discards = work.discards.plus(Discards.ONE_TIMEOUT);
    }
    if (work.asked.isPresent() && lasting.compareTo(REPLY) >= 0) {
      work.reply(new Reply.Silent());
    }
    return work.step();
  }

  /// What comes of one input. Thread: one.
  private static final class Work {
    private final SsiParser from;
    private final long sinceNanos;
    private final long atNanos;
    private final List<Frame> frames = new ArrayList<>();
    private final List<Bytes> answers = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private Discards discards = Discards.NONE;
    private SsiFinder finder;
    private Optional<Payload> begun;
    private Optional<SsiPacket> taken;
    private Optional<Command> asked;

    Work(SsiParser from, long sinceNanos, long atNanos) {
      this.from = from;
      this.sinceNanos = sinceNanos;
      this.atNanos = atNanos;
      finder = from.finder;
      begun = from.begun;
      taken = from.taken;
      asked = from.asked;
    }

    void take(SsiPacket packet) {
      switch (packet.opcode()) {
        case SsiPacket.ACK -> {
          if (asked.isPresent() && asked.get() != Command.IDENTIFY) {
            reply(new Reply.Done());
          }
        }
        case SsiPacket.NAK -> reply(new Reply.Refused(reason(packet.data())));
        case SsiPacket.REPLY_REVISION -> {
          answers.add(ACK);
          reply(new Reply.Identity(Wire.text(packet.data(), 0, packet.data().length())));
        }
        case SsiPacket.DECODE_DATA -> once(packet, ACK);
        case SsiPacket.SEGMENT -> once(packet, SEGMENT_ACK);
        default -> answers.add(ACK);
      }
    }

    /// A decoder that missed our acknowledgement sends again what we have.
    private void once(SsiPacket packet, Bytes acknowledgement) {
      answers.add(acknowledgement);
      boolean known = packet.isResent() && taken.equals(Optional.of(packet.fresh()));
      taken = Optional.of(packet.fresh());
      if (!known && packet.opcode() == SsiPacket.SEGMENT) {
        segment(packet.data(), packet.data().length() + SsiPacket.HEADER == 255);
      } else if (!known && packet.data().length() >= from.kind.header) {
        Bytes data = packet.data();
        int type = data.at(0) & 0xFF;
        Payload before = begun.orElseGet(() -> new Payload(type, Bytes.NONE, 0, false));
        put(before.plus(data.slice(from.kind.header, data.length())), packet.isContinued());
      }
    }

    /// A full segment is followed by another one, unless the payload is whole.
    private void segment(Bytes data, boolean full) {
      if (data.length() > SEGMENT_DATA && data.at(0) == 0) {
        int length = ((data.at(SEGMENT_DATA - 1) & 0xFF) << 8) | (data.at(SEGMENT_DATA) & 0xFF);
        int type = data.at(SEGMENT_TYPE + 1) & 0xFF;
        Payload none = new Payload(type, Bytes.NONE, length, false);
        segment(none.plus(data.slice(SEGMENT_DATA + 1, data.length())), full);
      } else if (begun.isPresent() && data.length() > 0) {
        segment(begun.get().plus(data.slice(1, data.length())), full);
      }
    }

    private void segment(Payload all, boolean full) {
      put(all, full && (all.tooLong() || all.data().length() < all.expected()));
    }

    private void put(Payload all, boolean more) {
      begun = more ? Optional.of(all) : Optional.empty();
      if (more) {
        return;
      } else if (all.tooLong()) {
        discards = discards.plus(Discards.ONE_OVERSIZE);
      } else if (all.data().length() == 0) {
        discards = discards.plus(Discards.ONE_EMPTY);
      } else {
        frames.add(new Frame(all.data(), symbology(all.type()), sinceNanos, atNanos));
      }
    }

    void askAgain(Discards reason) {
      discards = discards.plus(reason);
      answers.add(RESEND);
      // What comes again then was not understood.
      taken = begun.isPresent() ? taken : Optional.empty();
    }

    void reply(Reply reply) {
      if (asked.isPresent()) {
        asked = Optional.empty();
        replies.add(reply);
      }
    }

    Step step() {
      SsiParser next =
          new SsiParser(from.pause, from.kind, finder, begun, taken, asked, sinceNanos);
      return new Step(next, frames, discards, answers, replies);
    }
  }

  private static String reason(Bytes data) {
    int code = data.length() == 0 ? 0 : data.at(0) & 0xFF;
    return switch (code) {
      case 1 -> "got the packet broken";
      case 2 -> "cannot do so now";
      case 6 -> "is not allowed to";
      default -> "says no, code " + code;
    };
  }

  private static SymbologyIdentifier symbology(int type) {
    return switch (type) {
      case 0x01 -> new SymbologyIdentifier("]A0");
      case 0x03 -> new SymbologyIdentifier("]C0");
      case 0x0B -> new SymbologyIdentifier("]E0");
      case 0x0F -> new SymbologyIdentifier("]C1");
      case 0x11 -> new SymbologyIdentifier("]L0");
      case 0x1B -> new SymbologyIdentifier("]d1");
      case 0x1C -> SymbologyIdentifier.QR_CODE;
      case 0x2D -> new SymbologyIdentifier("]z0");
      default -> SymbologyIdentifier.UNKNOWN;
    };
  }
}
