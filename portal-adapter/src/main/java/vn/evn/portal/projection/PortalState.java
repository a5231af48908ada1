package vn.evn.portal.projection;

import vn.evn.contracts.request.RequestState;

/** States of a request as the portal numbers them (TrangThai, TrangThaiHoSo). */
public final class PortalState {
  private PortalState() {}

  /** The number of a state; every state has one, and true history is told with it. */
  public static int codeOf(RequestState state) {
    return switch (state) {
      case SUBMITTED -> 1;
      case ACCEPTED -> 2;
      case REFUSED -> 3;
      case IN_PROGRESS -> 4;
      case AWAITING_SUPPLEMENT -> 5;
      case AWAITING_PAYMENT -> 6;
      case WITHDRAWN -> 7;
      case STOPPED -> 8;
      case COMPLETED -> 9;
      case RESULT_RETURNED -> 10;
    };
  }

  /** The words of the portal for a state. */
  public static String textOf(RequestState state) {
    return switch (state) {
      case SUBMITTED -> "Mới đăng ký";
      case ACCEPTED -> "Được tiếp nhận";
      case REFUSED -> "Không được tiếp nhận";
      case IN_PROGRESS -> "Đang xử lý";
      case AWAITING_SUPPLEMENT -> "Yêu cầu bổ sung giấy tờ";
      case AWAITING_PAYMENT -> "Yêu cầu thực hiện nghĩa vụ tài chính";
      case WITHDRAWN -> "Công dân yêu cầu rút hồ sơ";
      case STOPPED -> "Dừng xử lý";
      case COMPLETED -> "Đã xử lý xong";
      case RESULT_RETURNED -> "Đã trả kết quả";
    };
  }
}
