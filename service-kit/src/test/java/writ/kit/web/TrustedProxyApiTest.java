package writ.kit.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import writ.kit.testing.WritTestResource;

/** With one network of proxies, in which this machine is not. */
@QuarkusTest
@QuarkusTestResource(
        value = WritTestResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "kit"),
            @ResourceArg(name = "writ.proxy.trusted", value = "10.20.0.0/16,192.0.2.7")
        },
        restrictToAnnotatedClass = true)
class TrustedProxyApiTest {

    @Test
    void forwardedHeadersOfOthersAreNotBelieved() {
        given().header("X-Forwarded-Host", "writ.example")
                .get("/v1/name")
                .then()
                .statusCode(200)
                .body(equalTo("localhost"));
    }
}
