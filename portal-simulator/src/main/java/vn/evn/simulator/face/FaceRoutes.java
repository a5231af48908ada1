package vn.evn.simulator.face;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import vn.evn.simulator.SimulatorSettings;

/** Leads the configured addresses of the face to those of {@link FaceResource}. */
@ApplicationScoped
class FaceRoutes {
  private final SimulatorSettings.Paths paths;

  FaceRoutes(SimulatorSettings settings) {
    this.paths = settings.paths();
  }

  void register(@Observes Router router) {
    lead(router, paths.login(), FaceResource.LOGIN);
    lead(router, paths.integration(), FaceResource.INTEGRATION);
    lead(router, paths.share(), FaceResource.SHARE);
  }

  private static void lead(Router router, String configured, String own) {
    if (!configured.equals(own)) {
      router.post(configured).order(Integer.MIN_VALUE).handler(call -> call.reroute(own));
    }
  }
}
