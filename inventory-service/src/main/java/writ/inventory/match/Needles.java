package writ.inventory.match;

import java.util.List;

/**
 * What finds the products that a scope may have something to do with; a product that none of it finds has nothing.
 *
 * @param starts compact beginnings: a product has one of them where a word of its names begins
 * @param vendors vendors of CPEs
 * @param purls purls without version, qualifiers and subpath
 * @param swidTags tag ids
 * @param openCpes whether every product with a CPE of any vendor has to be looked at
 * @param everyCpe whether every product with a CPE has to be looked at
 */
record Needles(
        List<String> starts,
        List<String> vendors,
        List<String> purls,
        List<String> swidTags,
        boolean openCpes,
        boolean everyCpe) {

    boolean isEmpty() {
        return starts.isEmpty() && vendors.isEmpty() && purls.isEmpty() && swidTags.isEmpty() && !openCpes && !everyCpe;
    }
}
