package tramquet.drivers.line.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import org.junit.jupiter.api.Test;

/// The numbers are what a C compiler makes of `linux/gpio.h`, by `sizeof` and `offsetof`.
class GpioUapiTest {

  @Test
  void structuresHaveTheSizesOfTheKernels() {
    assertEquals(68, GpioUapi.CHIP_INFO.byteSize());
    assertEquals(16, GpioUapi.LINE_VALUES.byteSize());
    assertEquals(16, GpioUapi.LINE_ATTRIBUTE.byteSize());
    assertEquals(24, GpioUapi.LINE_CONFIG_ATTRIBUTE.byteSize());
    assertEquals(272, GpioUapi.LINE_CONFIG.byteSize());
    assertEquals(592, GpioUapi.LINE_REQUEST.byteSize());
    assertEquals(256, GpioUapi.LINE_INFO.byteSize());
    assertEquals(48, GpioUapi.LINE_EVENT.byteSize());
  }

  @Test
  void fieldsStandWhereTheKernelLooks() {
    at(32, GpioUapi.CHIP_INFO, "label");
    at(64, GpioUapi.CHIP_INFO, "lines");
    at(8, GpioUapi.LINE_VALUES, "mask");
    at(8, GpioUapi.LINE_ATTRIBUTE, "values");
    at(16, GpioUapi.LINE_CONFIG_ATTRIBUTE, "mask");
    at(8, GpioUapi.LINE_CONFIG, "num_attrs");
    at(32, GpioUapi.LINE_CONFIG, "attrs");
    at(256, GpioUapi.LINE_REQUEST, "consumer");
    at(288, GpioUapi.LINE_REQUEST, "config");
    at(560, GpioUapi.LINE_REQUEST, "num_lines");
    at(564, GpioUapi.LINE_REQUEST, "event_buffer_size");
    at(588, GpioUapi.LINE_REQUEST, "fd");
    at(32, GpioUapi.LINE_INFO, "consumer");
    at(64, GpioUapi.LINE_INFO, "offset");
    at(68, GpioUapi.LINE_INFO, "num_attrs");
    at(72, GpioUapi.LINE_INFO, "flags");
    at(80, GpioUapi.LINE_INFO, "attrs");
    at(8, GpioUapi.LINE_EVENT, "id");
    at(12, GpioUapi.LINE_EVENT, "offset");
    at(16, GpioUapi.LINE_EVENT, "seqno");
    at(20, GpioUapi.LINE_EVENT, "line_seqno");
  }

  @Test
  void requestsHaveTheNumbersOfTheKernels() {
    assertEquals(0x8044b401L, GpioUapi.GET_CHIPINFO);
    assertEquals(0xc100b405L, GpioUapi.GET_LINEINFO);
    assertEquals(0xc250b407L, GpioUapi.GET_LINE);
    assertEquals(0xc010b40eL, GpioUapi.GET_VALUES);
    assertEquals(0xc010b40fL, GpioUapi.SET_VALUES);
  }

  @Test
  void aTextIsCutToItsField() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(GpioUapi.CHIP_INFO).fill((byte) 'x');
      GpioUapi.text(info, 0, "a".repeat(40));
      assertEquals("a".repeat(31), GpioUapi.text(info, 0));
      GpioUapi.text(info, 0, "");
      assertEquals("", GpioUapi.text(info, 0));
    }
  }

  private static void at(long bytes, StructLayout layout, String field) {
    assertEquals(bytes, GpioUapi.at(layout, field), field);
  }
}
