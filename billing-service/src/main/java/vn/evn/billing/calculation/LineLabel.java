package vn.evn.billing.calculation;

import vn.evn.billing.tariff.CustomerGroup;
import vn.evn.billing.tariff.TimeOfUse;

/**
 * How a bill line is called.
 *
 * @param code name for programs
 * @param text name for citizens, in Vietnamese
 */
record LineLabel(String code, String text) {
  static LineLabel ofBlock(int number) {
    return new LineLabel("BLOCK_" + number, "Bậc " + number);
  }

  static LineLabel ofUndeclaredTenants(int block) {
    return new LineLabel("BLOCK_" + block + "_FLAT", "Bậc " + block + ", chưa kê khai nhân khẩu");
  }

  static LineLabel ofHours(TimeOfUse hours, CustomerGroup group) {
    return switch (hours) {
      case NORMAL -> new LineLabel("NORMAL", "Giờ bình thường");
      case OFF_PEAK -> new LineLabel("OFF_PEAK", "Giờ thấp điểm");
      case PEAK -> new LineLabel("PEAK", "Giờ cao điểm");
      case ALL -> new LineLabel(group.singlePriceLine(), group.nameVi());
    };
  }
}
