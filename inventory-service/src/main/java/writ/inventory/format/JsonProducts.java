package writ.inventory.format;

import java.util.HashMap;
import java.util.Map;

/** Numbers the products of JSON elements, so that each spelling is read once. */
final class JsonProducts {

    private final Names names;
    private final Map<Spelled, Integer> numbers = new HashMap<>();

    JsonProducts(Names names) {
        this.names = names;
    }

    int number(Spelled spelled) throws RowFault {
        Integer known = numbers.get(spelled);
        if (known == null) {
            known = names.addProduct(spelled.name(), spelled.length());
            numbers.put(spelled, known);
        }
        return known;
    }
}
