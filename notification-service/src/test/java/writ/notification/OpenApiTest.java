package writ.notification;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import writ.kit.testing.OpenApiContract;

@QuarkusTest
class OpenApiTest {

    @Test
    void theServedContractIsTheCommittedOne() throws Exception {
        OpenApiContract.assertDocumentIsCommitted("notification");
    }
}
