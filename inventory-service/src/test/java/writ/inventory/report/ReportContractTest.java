package writ.inventory.report;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import writ.kit.testing.OpenApiContract;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ReportContractTest {

    @Test
    void servedContractIsTheCommittedOne() throws IOException {
        OpenApiContract.assertDocumentIsCommitted("inventory");
    }
}
