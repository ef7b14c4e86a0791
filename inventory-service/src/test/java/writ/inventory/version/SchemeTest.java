package writ.inventory.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each scheme against the examples of its own specification and of the public suite of VERS. */
class SchemeTest {
    /** Whose own definition goes in a circle for some texts. */
    private static final Set<Scheme> INTRANSITIVE = Set.of(Scheme.RPM, Scheme.ALPM);

    /** Each version comes before the next one, or is as old where = stands between them. */
    @ParameterizedTest
    @CsvSource({
        // semver.org, section 11; node-semver
        "semver, 1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-alpha.beta < 1.0.0-beta < 1.0.0-beta.2 < 1.0.0-beta.11 < 1.0.0-rc.1 < 1.0.0",
        "semver, 1.0.0 < 2.0.0 < 2.1.0 < 2.1.1 < 10.0.0",
        "npm, 1.2.3+build.1 = 1.2.3 = v1.2.3 < 1.2.4-0 < 1.2.4",
        "golang, v0.0.0-20170915032832-14c0d48ead0c < v0.1.0 < v1.0.0+incompatible = v1.0.0",
        // NuGet, package versioning
        "nuget, 1.0.0-BETA = 1.0.0-beta < 1.0.0-beta2 < 1.0 = 1.0.0.0 = 1.0+test < 1.0.0.1-alpha < 1.0.0.1-pre < 1.0.0.1",
        "nuget, 1.0.01 = 1.0.1.0 < 1.0.1.2 < 1.999.9999 < 2.1.1",
        "nuget, 1.0.0-BETA.X.y.5.77.0+AA < 1.0.0-beta.x.y.5.79.0+aa < 1.0.0-beta.x.y.5.790.0+abc",
        // Maven, version order specification
        "maven, 1-alpha-1-SNAPSHOT < 1-alpha-1 < 1-alpha-2 < 1-beta-1 < 1-milestone-1 < 1-rc-1 = 1-cr-1 < 1-SNAPSHOT < 1 = 1-ga = 1-final = 1.0.0 < 1-sp < 1-sp1 < 1-abc < 1-xyz < 1-1 < 1-2 < 1.1",
        "maven, 1.0-alpha-1 = 1.0a1 < 1.0-beta-1 = 1.0b1 < 1.0-SNAPSHOT < 1.0 < 1.0-1 < 1.0-2 < 1.0.1 < 1.1",
        "maven, 2.0.1 < 2.0.1-klm < 2.0.1-lmn < 2.0.1-xyz < 2.0.1-123",
        "maven, 1.foo = 1-foo < 1-1 < 1.1",
        "maven, 1..rc = 1.0.rc = 1-rc < 1.0 < 1.a < 1.1",
        "maven, 2.14.1 < 2.15.0 < 2.17.0 < 2.17.1",
        // PEP 440, with its summary of permitted suffixes and relative ordering
        "pypi, 1.dev0 < 1.0.dev456 < 1.0a1 < 1.0a2.dev456 < 1.0a12.dev456 < 1.0a12 < 1.0b1.dev456 < 1.0b2 < 1.0b2.post345.dev456 < 1.0b2.post345 < 1.0rc1.dev456 < 1.0rc1 < 1.0 = 1 < 1.0+abc.5 < 1.0+abc.7 < 1.0+5 < 1.0.post456.dev34 < 1.0.post456 < 1.0.15 < 1.1.dev1",
        "pypi, 2012.4 < 2013.10 < 1!1.0 < 1!2.0",
        "pypi, 1.0-1 = 1.0.post1 = 1.0-r1 < 1.1RC1 = 1.1c1 < v1.1",
        "pypi, 0.0.0.1 < 0.0.2 < 0.0.3 < 1.5 < 2.0.3",
        // Gem::Version
        "gem, 1.0.a.2 < 1.0.b1 < 1.0 = 1.0.0 < 1.1.a < 1.1",
        "gem, 1.8.2.a < 1.8.2.a9 < 1.8.2.a10 < 1.8.2",
        // Debian Policy, 5.6.12
        "deb, 1.0~~ < 1.0~~a < 1.0~ < 1.0 < 1.0a < 1.0+b1 < 1.0.1",
        "deb, 1.2.3-1 < 1.2.3-2 < 1.2.3-10 < 1:0.1",
        "deb, 7.6-0 < 7.6p2-4 < 7.6.1-0",
        // rpmvercmp
        "rpm, 1.0~rc1 < 1.0~rc2 < 1.0 < 1.0^git1 < 1.0^git2 < 1.0.1 < 1.01.2",
        "rpm, 1.0a < 1.0b < 1.0.1 < 2_0 = 2.0 < 10.0001 = 10.1 < 1:0.1",
        "rpm, 5.5-1.el7 < 5.5-10.el7 < 5.5p1 < 5.5p2 < 5.6",
        // pacman
        "alpm, 1.0a < 1.0alpha < 1.0b < 1.0beta < 1.0rc < 1.0 < 1.0.a < 1.0.1",
        "alpm, 1.5b = 1.5b-1 < 1.5-1 = 1.5 < 1.5.a < 1.5.b < 1.5.1-1 < 1:1.0",
        // apk
        "apk, 0.1.0_alpha < 0.1.0_alpha2 < 0.1.3_alpha < 0.6.0 < 0.7-r1 < 0.8_beta1 < 0.8_beta2 < 0.9.12 < 0.12 < 0.12.3",
        "apk, 1.1_alpha1 < 1.1_beta1 < 1.1_pre1 < 1.1_rc1 < 1.1 < 1.1-r1 < 1.1_git20200101 < 1.1_p1 < 1.1a < 1.1.1",
        // OpenSSL's letters; hot fixes as vendors print them
        "openssl, 0.9.8 < 0.9.8a < 0.9.8lt < 0.9.8ztl < 1.0.0e < 1.0.0r < 1.0.1f < 1.0.2a < 1.1.1ag < 3.0.0",
        "generic, 2019.4 < 2019.4 HF 5 < 2020.2 < 2020.2 HF 1 < 2020.2.1 = 2020.2.1.0 < 2020.2.1 HF 1 < 2020.2.1 HF 2 < 2020.2.4",
        "generic, 9.0RC1 < 9.0 = v9 < 9.0R3.4 < 9.1R1 < 9.1R11.4 < 22.1",
        "generic, 10.0.0-beta < 10 < 10.0.0.1 < 10.2 < 10.10",
        "intdot, 1.2.2 < 1.2.3 = 01.002.0003 < 1.2.4-beta = 1.2.4 < 1.10alpha",
        "composer, 1.0.0-dev < 1.0.0-beta1 < 1.0.0-RC1 < 1.0.0 < 1.0.0-p1 < 1.0.1",
        "lexicographic, 1 < 10 < 2"
    })
    void versionsComeInTheOrderOfTheirScheme(String name, String chain) {
        Scheme scheme = Objects.requireNonNull(Scheme.named(name));
        String[] parts = chain.split(" (?=[<=] )|(?<= [<=]) ");
        for (int i = 0; i < parts.length; i += 2) {
            int step = 0;
            for (int j = i; j < parts.length; j += 2) {
                step += j > i && parts[j - 1].equals("<") ? 1 : 0;
                String pair = parts[i] + " and " + parts[j];
                assertEquals(-Integer.signum(step), Integer.signum(scheme.compare(parts[i], parts[j])), pair);
                assertEquals(Integer.signum(step), Integer.signum(scheme.compare(parts[j], parts[i])), pair);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "semver, latest",
        "npm, 1.x",
        "golang, master",
        "pypi, 1.0-banana",
        "gem, not a version",
        "deb, a1.0",
        "rpm, -",
        "apk, 1.0_what",
        "generic, unknown",
        "intdot, beta",
    })
    void whatIsNoVersionOfTheSchemeIsNotCompared(String name, String version) {
        Scheme scheme = Objects.requireNonNull(Scheme.named(name));

        assertThrows(IllegalArgumentException.class, () -> scheme.compare("1.0", version));
    }

    @Property(tries = 20_000)
    void everySchemeIsAnOrder(
            @ForAll Scheme scheme,
            @ForAll("versions") String one,
            @ForAll("versions") String other,
            @ForAll("versions") String third) {
        try {
            int order = Integer.signum(scheme.compare(one, other));
            assertEquals(0, scheme.compare(one, one));
            assertEquals(-order, Integer.signum(scheme.compare(other, one)));
            if (order <= 0 && scheme.compare(other, third) <= 0) {
                assertTrue(INTRANSITIVE.contains(scheme) || scheme.compare(one, third) <= 0);
            }
        } catch (IllegalArgumentException e) {
            // not every text is a version of every scheme
        }
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.of(
                        "0", "1", "2", "10", "01", ".", ".", "-", "a", "b", "rc", "alpha", "beta", "dev", "post", "+",
                        "~", "_", "sp", "p", "r1", "ga", "x")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> "1." + String.join("", parts));
    }
}
