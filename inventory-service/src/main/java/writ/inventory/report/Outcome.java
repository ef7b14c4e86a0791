package writ.inventory.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.inventory.format.Refusal;

/**
 * The part of a receipt that is kept as it was given; one that another release wrote may have members more.
 *
 * @param refusals the first of them
 * @param quality null in receipts of before it was measured
 * @param findings what the agency's current reports came to, this one included, for each issued directive
 * @param unchanged pairs of a product and an endpoint, or counts, that were already as a delta says; null of a full report
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record Outcome(
        long repeated,
        List<String> ignored,
        List<Refusal> refusals,
        int products,
        int endpoints,
        NewProducts newProducts,
        @Nullable Changes changes,
        @Nullable Quality quality,
        JsonNode findings,
        @Nullable Long unchanged) {

    /**
     * Products that no report of the same agency or component had before; what others have is nobody's to tell.
     *
     * @param first some of them
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record NewProducts(int count, List<NewProduct> first) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewProduct(
            String supplier, String product, @Nullable String version) {}

    /**
     * What is different from the report that spoke before.
     *
     * @param since that report
     * @param endpointsAdded that no product was on before; of a delta, none of those that it names, here and below
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Changes(
            UUID since,
            int productsAdded,
            int productsGone,
            int productsChanged,
            int endpointsAdded,
            int endpointsGone) {}
}
