package vn.evn.contracts.request;

/**
 * Something happened to a request.
 *
 * @param change what happened, when and by whom
 * @param request the whole request as it is after the change; no consumer needs to call back
 */
public record RequestChanged(RequestChange change, RequestSnapshot request) {}
