package vn.evn.request.work;

import java.util.Set;
import vn.evn.platform.security.Roles;
import vn.evn.request.catalogue.ServiceDefinition;
import vn.evn.request.lifecycle.RequestAction;
import vn.evn.request.lifecycle.RequestFile;
import vn.evn.request.lifecycle.Steps;

/**
 * Which roles may do what: the fixed table of roles, and for steps the role that the step names.
 */
final class Permissions {
  private static final Set<RequestAction> SUPERVISOR =
      Set.of(
          RequestAction.REOPEN,
          RequestAction.CORRECT,
          RequestAction.STOP,
          RequestAction.EXTEND,
          RequestAction.HAND_OVER);

  private static final Set<RequestAction> OF_STEPS =
      Set.of(RequestAction.START_STEP, RequestAction.COMPLETE_STEP);

  private Permissions() {}

  /** Whether the roles may do an action on any request at all. */
  static boolean mayEver(RequestAction action, Set<String> roles) {
    return roles.contains(Roles.OFFICER)
        || (roles.contains(Roles.SUPERVISOR)
            && (SUPERVISOR.contains(action) || OF_STEPS.contains(action)));
  }

  /** Whether the roles may do an action on a request as it stands. */
  static boolean may(
      RequestAction action, Set<String> roles, ServiceDefinition service, RequestFile file) {
    if (!OF_STEPS.contains(action)) {
      return mayEver(action, roles);
    }
    return roles.contains(roleOf(action, service, file));
  }

  /** Where no step is at hand, the officer is told so by the state machine. */
  private static String roleOf(RequestAction action, ServiceDefinition service, RequestFile file) {
    return Steps.of(action, service, file).map(ServiceDefinition.Step::role).orElse(Roles.OFFICER);
  }
}
