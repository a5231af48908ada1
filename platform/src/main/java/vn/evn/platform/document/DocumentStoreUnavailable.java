package vn.evn.platform.document;

/** The document store cannot be written at present; the caller may repeat the call. */
public class DocumentStoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DocumentStoreUnavailable(Throwable cause) {
    super("The document store cannot be written", cause);
  }
}
