package vn.evn.request.tracking;

import vn.evn.contracts.request.RequestState;
import vn.evn.request.catalogue.ServiceDefinition.Text;

/** The states in words: in Vietnamese those of the national portal. */
public final class StateTexts {
  private StateTexts() {}

  /** A state in words. */
  public static Text of(RequestState state) {
    return switch (state) {
      case SUBMITTED -> new Text("Mới đăng ký", "Submitted");
      case ACCEPTED -> new Text("Được tiếp nhận", "Accepted");
      case REFUSED -> new Text("Không được tiếp nhận", "Not accepted");
      case IN_PROGRESS -> new Text("Đang xử lý", "In progress");
      case AWAITING_SUPPLEMENT ->
          new Text("Yêu cầu bổ sung giấy tờ", "Papers or data are asked for");
      case AWAITING_PAYMENT ->
          new Text("Yêu cầu thực hiện nghĩa vụ tài chính", "A payment is asked for");
      case WITHDRAWN -> new Text("Công dân yêu cầu rút hồ sơ", "Withdrawn at your wish");
      case STOPPED -> new Text("Dừng xử lý", "Processing was stopped");
      case COMPLETED -> new Text("Đã xử lý xong", "Completed");
      case RESULT_RETURNED -> new Text("Đã trả kết quả", "Result handed over");
    };
  }
}
