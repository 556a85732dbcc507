package tramquet.kiosk.credential;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Full names put together at random from the words Vietnamese names are made of; nobody's.
final class VietnameseNames {
  private static final String[] FAMILY =
      ("Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh"
              + " Trương Đinh Lâm Phùng Mai Tô Hà Cao Lưu Tạ Thái Châu Quách Nghiêm Kiều Khổng Ninh"
              + " Lương Từ Viên Đồng Giáp Thạch Tống Mạc Ưng Ông Âu")
          .split(" ");
  private static final String[] MIDDLE =
      ("Văn Thị Hữu Đức Ngọc Minh Thanh Quang Xuân Kim Bảo Gia Đình Công Thế Quốc Hoài Như Tuấn Mỹ"
              + " Phương Khánh Diễm Trọng Bích Hồng Cẩm Ánh Tường Ỷ Thúy Diệu Uyển Mộng Nhật Việt")
          .split(" ");
  private static final String[] GIVEN =
      ("An Bình Cường Dũng Giang Hải Hằng Hiếu Hoa Hương Huệ Hưng Khôi Kiên Lan Liên Linh Long Lợi"
              + " Mạnh Nga Nghĩa Nguyệt Nhung Oanh Phúc Phượng Quân Quyên Quỳnh Sơn Tâm Thảo Thắng"
              + " Thủy Tiến Toàn Trang Trí Trúc Tú Tuyết Vân Vinh Vy Xuyến Yến Ý Ngân Hậu Kỳ Lộc Ngữ"
              + " Phụng Sửu Thưởng Tửu Vỹ Đạt Đông Ẩn Ổn Khuê Ngoan Thoại Duyên Nhuần Hoạch Lượng"
              + " Thuận Bưởi Hườn Cúc Khoẻ Điệp Nhẫn Xoàn Gấm Rơi Sỹ Chiến Trắng Ngời Sẵn")
          .split(" ");

  private VietnameseNames() {}

  /// That many different ones, the same for each seed.
  static List<String> some(int count, long seed) {
    RandomGenerator random = new Random(seed);
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < count) {
      String middle =
          one(random, MIDDLE) + (random.nextInt(3) == 0 ? " " + one(random, MIDDLE) : "");
      names.add(one(random, FAMILY) + " " + middle + " " + one(random, GIVEN));
    }
    return List.copyOf(names);
  }

  private static String one(RandomGenerator random, String[] words) {
    return words[random.nextInt(words.length)];
  }
}
