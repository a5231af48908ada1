package vn.evn.portal.projection;

import java.util.Map;
import vn.evn.contracts.request.RequestChanged;
import vn.evn.contracts.request.RequestEvents;

/** What happened, in a Vietnamese sentence for the portal. */
public final class ChangeText {
  private static final Map<String, String> BY_TYPE =
      Map.ofEntries(
          Map.entry(RequestEvents.RECEIVED, "Ghi nhận hồ sơ mới đăng ký"),
          Map.entry(RequestEvents.ACCEPTED, "Tiếp nhận hồ sơ"),
          Map.entry(RequestEvents.REFUSED, "Không tiếp nhận hồ sơ"),
          Map.entry(RequestEvents.STEP_CHANGED, "Thực hiện bước xử lý"),
          Map.entry(RequestEvents.SUPPLEMENT_REQUESTED, "Yêu cầu bổ sung hồ sơ"),
          Map.entry(RequestEvents.SUPPLEMENTED, "Đã nhận hồ sơ bổ sung"),
          Map.entry(RequestEvents.PAYMENT_REQUESTED, "Yêu cầu thanh toán chi phí"),
          Map.entry(RequestEvents.PAID, "Đã nhận thanh toán"),
          Map.entry(RequestEvents.WITHDRAWAL_DECLINED, "Không đồng ý cho rút hồ sơ"),
          Map.entry(RequestEvents.WITHDRAWN, "Công dân rút hồ sơ"),
          Map.entry(RequestEvents.STOPPED, "Dừng xử lý hồ sơ"),
          Map.entry(RequestEvents.REOPENED, "Tiếp tục xử lý hồ sơ"),
          Map.entry(RequestEvents.CORRECTED, "Đính chính trạng thái hồ sơ"),
          Map.entry(RequestEvents.DUE_DATE_CHANGED, "Thay đổi ngày hẹn trả"),
          Map.entry(RequestEvents.HANDED_OVER, "Chuyển đơn vị xử lý"),
          Map.entry(RequestEvents.COMPLETED, "Đã xử lý xong"),
          Map.entry(RequestEvents.RESULT_RETURNED, "Đã trả kết quả"),
          Map.entry(RequestEvents.DEADLINE_NEAR, "Sắp đến ngày hẹn trả"),
          Map.entry(RequestEvents.DEADLINE_BREACHED, "Quá ngày hẹn trả"),
          Map.entry(RequestEvents.RATED, "Công dân đánh giá dịch vụ"));

  private ChangeText() {}

  /** The sentence for a change, with its step and reason. */
  public static String of(String eventType, RequestChanged changed) {
    StringBuilder text =
        new StringBuilder(BY_TYPE.getOrDefault(eventType, "Cập nhật trạng thái hồ sơ"));
    if (changed.change().step() != null) {
      text.append(" (").append(changed.change().step()).append(')');
    }
    if (changed.change().reason() != null) {
      text.append(": ").append(changed.change().reason());
    }
    return text.toString();
  }
}
