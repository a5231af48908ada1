package vn.evn.billing;

import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.evn.platform.testing.RealServers;
import vn.evn.platform.testing.ServiceFace;

/** What this service shares with the others towards its callers. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class BillingFaceTest {
  @Test
  void offersDocumentsHealthAndMetricsWithoutAToken() {
    ServiceFace.assertOpenWithoutAToken();
  }

  @Test
  void isReadyAsLongAsTheDatabaseIsThere() {
    ServiceFace.assertReadinessHangsOnTheDatabaseAlone();
  }

  @Test
  void namesTextsThatNoDatabaseKeeps() {
    String customer = Api.newCode();
    Api.record(Api.aHousehold(customer)).then().statusCode(201);
    Api.wronglyAs("billing-operator")
        .body(
            Map.of(
                "customerCode",
                customer,
                "kind",
                "LODGING",
                "from",
                "2020-05",
                "issuer",
                "Sở\0",
                "documentReference",
                "12\0"))
        .post("/api/v1/eligibilities")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItems("/issuer", "/documentReference"));
  }

  @Test
  void documentsThatACustomerMayBeUnknown() {
    for (String list : new String[] {"readings", "eligibilities"}) {
      Api.as("auditor")
          .queryParam("customerCode", Api.newCode())
          .get("/api/v1/" + list)
          .then()
          .statusCode(404);
    }
  }
}
