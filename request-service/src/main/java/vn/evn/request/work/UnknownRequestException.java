package vn.evn.request.work;

/** There is no request of this code. */
public class UnknownRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownRequestException(String code) {
    super("there is no request " + code);
  }
}
