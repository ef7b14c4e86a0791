package writ.kit.web;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * What is not exactly understood is refused: people sign what a body says. A member comes once, nothing follows the
 * value, a number is never a truth, a name or a rounded number, and fractions keep the digits they were sent with.
 */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    /** By the kind of value that is expected, the kinds that would be taken for one. */
    private static final Map<LogicalType, List<CoercionInputShape>> NOT_TAKEN_FOR = Map.of(
            LogicalType.Boolean,
                    List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.String),
            LogicalType.Integer,
                    List.of(CoercionInputShape.Float, CoercionInputShape.String, CoercionInputShape.Boolean),
            LogicalType.Float, List.of(CoercionInputShape.String, CoercionInputShape.Boolean),
            LogicalType.Enum, List.of(CoercionInputShape.Integer),
            LogicalType.Textual,
                    List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean));

    @Override
    public void customize(ObjectMapper json) {
        json.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        json.enable(
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        json.configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
        NOT_TAKEN_FOR.forEach((type, shapes) ->
                shapes.forEach(shape -> json.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail)));
    }
}
