package tramquet.drivers.twin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tramquet.drivers.Bytes;

/// A Zebra decoder in its Simple Serial Interface: sends a packet, waits to have it acknowledged,
/// sends it again if it is asked to or hears nothing, twice; then gives the code up.
///
/// Thread: one.
final class SsiTwin implements ScannerTwin {
  private static final int ROOM = 251;
  private static final int TRIES = 3;

  private final boolean extended;
  private final List<String> obeyed = new ArrayList<>();
  private final Deque<Bytes> packets = new ArrayDeque<>();
  private Bytes heard = Bytes.NONE;
  private int tries;
  private int kept;

  SsiTwin(boolean extended) {
    this.extended = extended;
  }

  @Override
  public Bytes show(Bytes payload) {
    packets.clear();
    packets.addAll(extended ? extended(payload) : classic(payload));
    tries = 1;
    return packets.getFirst();
  }

  private static List<Bytes> classic(Bytes payload) {
    List<Bytes> all = new ArrayList<>();
    int room = ROOM - 1;
    for (int from = 0; from == 0 || from < payload.length(); from += room) {
      int to = Math.min(payload.length(), from + room);
      int status = to < payload.length() ? 2 : 0;
      all.add(packet(0xF3, status, hex("1C").plus(payload.slice(from, to))));
    }
    return all;
  }

  /// One packet if it fits, else numbered segments of one long decode data.
  private static List<Bytes> extended(Bytes payload) {
    Bytes about = hex("1C00").plus(twoBytes(payload.length()));
    if (payload.length() + about.length() <= ROOM) {
      return List.of(packet(0xF3, 0, about.plus(payload)));
    }
    Bytes whole = hex("F300000000").plus(about).plus(payload);
    List<Bytes> all = new ArrayList<>();
    int room = ROOM - 1;
    for (int from = 0; from < whole.length(); from += room) {
      Bytes part = whole.slice(from, Math.min(whole.length(), from + room));
      Bytes number = Bytes.of(new byte[] {(byte) all.size()});
      all.add(packet(0x73, 0, number.plus(part)));
    }
    return all;
  }

  @Override
  public Bytes hear(Bytes bytes) {
    heard = heard.plus(bytes);
    Bytes answer = Bytes.NONE;
    int from = 0;
    while (from < heard.length() && from + length(from) <= heard.length()) {
      Bytes packet = heard.slice(from, from + length(from));
      boolean sound = packet.length() > 2 && sum(packet) == 0 && packet.at(2) == 4;
      from += sound ? packet.length() : 1;
      answer = sound ? answer.plus(answer(packet)) : answer;
    }
    heard = heard.slice(from, heard.length());
    return answer;
  }

  private int length(int from) {
    return (heard.at(from) & 0xFF) + 2;
  }

  private Bytes answer(Bytes packet) {
    kept += (packet.at(3) & 8) != 0 ? 1 : 0;
    return switch (packet.at(1) & 0xFF) {
      case 0xD0, 0x74 -> acknowledged();
      case 0xD1 -> waited();
      case 0xE4 -> obey("trigger on");
      case 0xE5 -> obey("trigger off");
      case 0xE6 -> obey("beep");
      case 0xE7 -> obey("lamp on");
      case 0xE8 -> obey("lamp off");
      case 0xA3 -> {
        obeyed.add("identify");
        yield packet(0xA4, 0, ScannerTwins.latin("DS457 twin"));
      }
      default -> packet(0xD1, 0, hex("02"));
    };
  }

  private Bytes obey(String what) {
    obeyed.add(what);
    return packet(0xD0, 0, Bytes.NONE);
  }

  private Bytes acknowledged() {
    Optional<Bytes> _ = Optional.ofNullable(packets.pollFirst());
    tries = 1;
    return packets.isEmpty() ? Bytes.NONE : packets.getFirst();
  }

  @Override
  public Bytes waited() {
    if (packets.isEmpty()) {
      return Bytes.NONE;
    } else if (tries == TRIES) {
      packets.clear();
      return Bytes.NONE;
    }
    tries++;
    Bytes packet = packets.getFirst();
    int body = packet.length() - 2;
    int status = packet.at(3) | 1;
    return packet(packet.at(1) & 0xFF, status, packet.slice(4, body));
  }

  private static Bytes packet(int opcode, int status, Bytes data) {
    byte[] head = {(byte) (4 + data.length()), (byte) opcode, 0, (byte) status};
    Bytes all = Bytes.of(head).plus(data);
    int sum = 0;
    for (byte b : all.toArray()) {
      sum += b & 0xFF;
    }
    return all.plus(twoBytes(0x10000 - sum));
  }

  private static int sum(Bytes packet) {
    int check = packet.length() - 2;
    int sum = ((packet.at(check) & 0xFF) << 8) | (packet.at(check + 1) & 0xFF);
    for (int i = 0; i < check; i++) {
      sum += packet.at(i) & 0xFF;
    }
    return sum & 0xFFFF;
  }

  private static Bytes twoBytes(int value) {
    return Bytes.of(new byte[] {(byte) (value >> 8), (byte) value});
  }

  private static Bytes hex(String digits) {
    return Bytes.of(HexFormat.of().parseHex(digits));
  }

  @Override
  public List<String> obeyed() {
    return List.copyOf(obeyed);
  }

  @Override
  public int kept() {
    return kept;
  }
}
