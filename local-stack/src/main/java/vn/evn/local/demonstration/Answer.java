package vn.evn.local.demonstration;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The answer to a call.
 *
 * @param call method and address, for messages
 * @param status HTTP status
 * @param body JSON body; a missing node if there was none
 */
public record Answer(String call, int status, JsonNode body) {
  /**
   * The body of a call that must have succeeded.
   *
   * @throws DemonstrationFailure with call, status and body if it did not
   */
  public JsonNode orFail() {
    if (status / 100 != 2) {
      throw new DemonstrationFailure(call + " answered " + status + ": " + body);
    }
    return body;
  }
}
