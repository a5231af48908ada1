package vn.evn.request.catalogue;

import java.util.List;

/** A check of a service that needs to know more than the catalogue does. */
@FunctionalInterface
public interface CatalogueCheck {
  /** Every fault, each a sentence without the name of the service; empty if there is none. */
  List<String> faultsOf(ServiceDefinition service);
}
