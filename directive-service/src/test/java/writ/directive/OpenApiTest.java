package writ.directive;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import writ.kit.testing.OpenApiContract;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
class OpenApiTest {

    @Test
    void theServedContractIsTheCommittedOne() throws Exception {
        OpenApiContract.assertDocumentIsCommitted("directive");
    }
}
