package vn.evn.request.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.evn.contracts.DocumentReference;
import vn.evn.contracts.request.RequestSnapshot;
import vn.evn.platform.document.DocumentStore;
import vn.evn.platform.document.DocumentStoreUnavailable;
import vn.evn.platform.problem.ProblemException;
import vn.evn.platform.security.Actor;

/**
 * The documents of a request and their bytes, for whoever may read the request. It does not matter
 * which service took them in: the store is one.
 */
@ApplicationScoped
class RequestDocuments {
  private final RequestReading reading;
  private final DocumentStore store;

  @Inject
  RequestDocuments(RequestReading reading, DocumentStore store) {
    this.reading = reading;
    this.store = store;
  }

  DocumentPage page(String code, int from, int limit, Actor actor) {
    List<DocumentReference> all = List.copyOf(documentsOf(code, actor));
    int begin = Math.min(from, all.size());
    int end = Math.min(all.size(), begin + limit);
    return new DocumentPage(all.subList(begin, end), end < all.size() ? end : null);
  }

  /**
   * A document whose bytes are in the store.
   *
   * @throws ProblemException 404 if the request has none of this id, 409 if it was not fetched yet
   */
  DocumentReference stored(String code, String id, Actor actor) {
    DocumentReference document =
        documentsOf(code, actor).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("The request has no such document"));
    if (document.state() != DocumentReference.State.STORED || document.sha256() == null) {
      throw ProblemException.conflict(
          "not-stored",
          "The document is not here",
          "It was given as an address and is " + document.state(),
          Map.of("state", document.state().name()));
    }
    return document;
  }

  /** Opens the bytes of a document. */
  InputStream open(DocumentReference document) {
    try {
      return store.open(String.valueOf(document.sha256()));
    } catch (IOException e) {
      throw new DocumentStoreUnavailable(e);
    }
  }

  private Collection<DocumentReference> documentsOf(String code, Actor actor) {
    RequestSnapshot request = reading.file(code, actor).request();
    Map<String, DocumentReference> byId = new LinkedHashMap<>();
    request.documents().forEach(document -> byId.put(document.id(), document));
    for (RequestSnapshot.ResultDocument result : request.results()) {
      DocumentReference document = result.document();
      if (document != null) {
        byId.putIfAbsent(document.id(), document);
      }
    }
    return byId.values();
  }
}
