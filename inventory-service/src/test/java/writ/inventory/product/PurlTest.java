package writ.inventory.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Purls as the specification and its definitions of types give them, and where our library departs from them. */
class PurlTest {

    @ParameterizedTest
    @CsvSource({
        "pkg:maven/org.apache.commons/io@1.3.4,                pkg:maven/org.apache.commons/io@1.3.4",
        "pkg:Maven/org.apache.commons/io@1.3.4,                pkg:maven/org.apache.commons/io@1.3.4",
        "pkg://maven/org.apache.commons/io,                    pkg:maven/org.apache.commons/io",
        "pkg:npm/%40angular/animation@12.3.1,                  pkg:npm/%40angular/animation@12.3.1",
        "pkg:GITHUB/Package-URL/Purl-Spec@244fd47e07d1004,     pkg:github/package-url/purl-spec@244fd47e07d1004",
        "pkg:bitbucket/Birkenfeld/pyGments-main@244fd47e07d1,  pkg:bitbucket/birkenfeld/pygments-main@244fd47e07d1",
        "pkg:PYPI/Django_package@1.11.1.dev1,                  pkg:pypi/django-package@1.11.1.dev1",
        "pkg:deb/debian/curl@7.50.3-1?distro=jessie&arch=i386, pkg:deb/debian/curl@7.50.3-1?arch=i386&distro=jessie",
        "pkg:golang/google.golang.org/genproto#/googleapis/api/annotations/, pkg:golang/google.golang.org/genproto#googleapis/api/annotations",
        "pkg:generic/openssl@1.1.10g?checksum=,                pkg:generic/openssl@1.1.10g",
        "pkg:nuget/EnterpriseLibrary.Common@6.0.1304,          pkg:nuget/EnterpriseLibrary.Common@6.0.1304",
    })
    void purlIsReadAndWrittenInItsCanonicalForm(String purl, String canonical) {
        assertEquals(canonical, Identifiers.purl(purl).canonicalize());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm/x",
                "pkg:",
                "pkg:npm",
                "pkg:npm/",
                "pkg:n&m/x",
                "pkg:3npm/x",
                "pkg:npm/x?a=b&a=c",
                "http://x/y"
            })
    void whatIsNoPurlIsRefused(String purl) {
        assertThrows(IllegalArgumentException.class, () -> Identifiers.purl(purl));
    }

    /** Two spellings of one package that stay two here; each is then found by the one that a scope names. */
    @ParameterizedTest
    @CsvSource({
        "pkg:huggingface/microsoft/x@ABCDEF, pkg:huggingface/microsoft/x@abcdef",
        "pkg:composer/Laravel/Laravel,       pkg:composer/laravel/laravel",
    })
    void libraryKeepsSpellingsApartThatTheTypeMakesOne(String one, String other) {
        assertNotEquals(
                Identifiers.purl(one).canonicalize(), Identifiers.purl(other).canonicalize());
    }

    /** Without these parts the type's definition does not allow a purl. */
    @ParameterizedTest
    @ValueSource(strings = {"pkg:swift/Alamofire@5.4.3", "pkg:cran/ggplot2", "pkg:conan/cctz?user=bincrafters"})
    void libraryTakesPurlsThatLackWhatTheirTypeAsksFor(String purl) {
        assertEquals(purl, Identifiers.purl(purl).canonicalize());
    }
}
