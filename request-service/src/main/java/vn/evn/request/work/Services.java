package vn.evn.request.work;

import vn.evn.platform.time.BusinessTime;
import vn.evn.request.catalogue.ServiceCatalogue;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.lifecycle.RequestFile;

/** Finds the version of a service that a request runs by. */
public final class Services {
  private Services() {}

  /** The version that a request began with. */
  public static ServiceDefinition of(ServiceCatalogue catalogue, RequestFile file) {
    return catalogue.of(
        file.request().serviceType(),
        file.work().serviceVersion(),
        file.request().submittedAt().atZoneSameInstant(BusinessTime.ZONE).toLocalDate());
  }

  /** The same request that remembers its version, so that a version added later leaves it alone. */
  static RequestFile stamped(ServiceCatalogue catalogue, RequestFile file) {
    return file.work().serviceVersion() != null
        ? file
        : new RequestFile(
            file.request(), file.work().withServiceVersion(of(catalogue, file).version()));
  }
}
