package writ.directive.directive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** A document as it was parsed, and where in the text each of its nodes begins (by JSON pointer; YAML only). */
record Tree(JsonNode root, Map<String, Place> places) {

    /** Counted from 1. */
    record Place(int line, int column) {
        @Override
        public String toString() {
            return "line " + line + ", column " + column;
        }
    }

    /** Something wrong with the node at a JSON pointer. */
    record Fault(String pointer, String detail) {}

    /** Collects faults, up to a number that a person can work through. */
    static final class Faults {
        private static final int MOST = 50;
        private final List<Fault> faults = new ArrayList<>();

        void add(String pointer, String detail) {
            if (faults.size() < MOST) {
                faults.add(new Fault(pointer, detail));
            }
        }

        boolean isEmpty() {
            return faults.isEmpty();
        }
    }

    /** @throws Problem invalid, with every fault and its place, when there is any */
    void refuse(Faults faults) {
        if (faults.isEmpty()) {
            return;
        }
        Problem problem = Problem.of(CommonProblem.INVALID, "The document is not a valid directive.");
        for (Fault fault : faults.faults) {
            Place place = placeOf(fault.pointer());
            problem.at(fault.pointer(), place == null ? fault.detail() : fault.detail() + " (" + place + ")");
        }
        throw problem;
    }

    /** The place of a node, or of the nearest one around it that has a place. */
    private @Nullable Place placeOf(String pointer) {
        String near = pointer;
        while (!near.isEmpty() && !places.containsKey(near)) {
            near = near.substring(0, near.lastIndexOf('/'));
        }
        return places.get(near);
    }

    /** A member's pointer, escaped as RFC 6901 says. */
    static String pointer(String parent, String member) {
        return parent + "/" + member.replace("~", "~0").replace("/", "~1");
    }
}
