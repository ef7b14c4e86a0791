package writ.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;

/** The strict check of an object against the API type of its kind. */
final class KubernetesTypes {
    private record Type(Class<?> model, Validation validation) {}

    private interface Validation {
        void check(JsonElement object) throws IOException;
    }

    private static final Map<String, Type> TYPES = Map.of(
            "v1/Pod", new Type(V1Pod.class, V1Pod::validateJsonElement),
            "autoscaling/v2/HorizontalPodAutoscaler",
                    new Type(V2HorizontalPodAutoscaler.class, V2HorizontalPodAutoscaler::validateJsonElement),
            "networking.k8s.io/v1/Ingress", new Type(V1Ingress.class, V1Ingress::validateJsonElement),
            "networking.k8s.io/v1/NetworkPolicy", new Type(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement),
            "policy/v1/PodDisruptionBudget",
                    new Type(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement),
            "v1/Service", new Type(V1Service.class, V1Service::validateJsonElement),
            "v1/ServiceAccount", new Type(V1ServiceAccount.class, V1ServiceAccount::validateJsonElement),
            "batch/v1/Job", new Type(V1Job.class, V1Job::validateJsonElement),
            "apps/v1/Deployment", new Type(V1Deployment.class, V1Deployment::validateJsonElement));

    private KubernetesTypes() {}

    /** Fails on an unknown kind or field, a missing one, and a value that the API server would not take as it is. */
    static void check(JsonObject object) throws IOException {
        var kind = Yaml.text(object, "apiVersion") + "/" + Yaml.text(object, "kind");
        if (GatewayTypes.HTTP_ROUTE.equals(kind)) {
            GatewayTypes.check(object);
            return;
        }
        var type = TYPES.get(kind);
        if (type == null) {
            throw new AssertionError("no API type is known for " + kind);
        }
        type.validation().check(object);
        // The models read "1" as 1 and true as "true", and the API server does not: what was given has to come back.
        var read = JSON.serialize(JSON.deserialize(object.toString(), type.model()));
        assertKept(object, JsonParser.parseString(read), kind);
    }

    /** The models add empty lists and maps to what they read, so only what was given is compared. */
    private static void assertKept(JsonElement given, JsonElement read, String at) {
        switch (given) {
            case JsonObject object
            when read instanceof JsonObject kept ->
                object.entrySet()
                        .forEach(field ->
                                assertKept(field.getValue(), kept.get(field.getKey()), at + "/" + field.getKey()));
            case JsonArray array
            when read instanceof JsonArray kept && array.size() == kept.size() -> {
                for (var i = 0; i < array.size(); i++) {
                    assertKept(array.get(i), kept.get(i), at + "/" + i);
                }
            }
            default -> assertEquals(given, read, at);
        }
    }
}
