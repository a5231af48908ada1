package vn.evn.request.work;

import vn.evn.contracts.application.Application;

/**
 * An application that passed its checks and is to become a request.
 *
 * @param author who hands it in, or the suite itself for one that came over the topic
 * @param submittedBy subject of the token, or the source of the event
 */
public record NewRequest(Application application, Author author, String submittedBy) {}
