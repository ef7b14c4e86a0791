package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OsqueryTest {

    private static final String HOST = """
            {"programs": [{"name": "KES", "version": "10.2", "publisher": "Kaspersky Lab", "install_date": "20170901"}],
             "deb_packages": [
               {"name": "kesl", "version": "10.1.0-5960", "arch": "amd64", "status": "install ok installed",
                "maintainer": "Kaspersky Lab <support@kaspersky.example>"},
               {"name": "gone", "version": "1", "status": "deinstall ok config-files"}],
             "rpm_packages": [{"name": "libc++", "version": "2", "release": "4.el7", "epoch": 1, "vendor": "Red Hat, Inc."}],
             "apps": [{"name": "Kaspersky.app", "bundle_identifier": "com.kaspersky.kav", "bundle_version": "9"}],
             "npm_packages": [{"name": "@acme/tool", "version": "1.0.0"}],
             "users": [{"username": "x"}], "os_version": [{"platform": "ubuntu"}], "hostname": "pc-1"}""";
    private static final List<String> ITEMS = List.of(
            "Kaspersky Lab|KES|10.2 @ pc-1",
            "Kaspersky Lab|kesl|10.1.0-5960 @ pc-1",
            "Red Hat, Inc.|libc++|2-4.el7 @ pc-1",
            "com.kaspersky|Kaspersky|9 @ pc-1",
            "|@acme/tool|1.0.0 @ pc-1");
    private static final String SNAPSHOT =
            "{\"snapshot\":[{\"name\":\"KES\",\"version\":\"10\",\"publisher\":\"Kaspersky\"}],"
                    + "\"action\":\"snapshot\",\"name\":\"pack/inventory/programs\",\"hostIdentifier\":\"pc-1\",\"counter\":7,"
                    + "\"decorations\":{\"username\":\"x\"}}\n";

    @Test
    void hostHasItsTables() {
        // When
        Told told = Told.by(HOST);

        // Then
        assertEquals(Format.OSQUERY_JSON, told.format);
        assertEquals(ITEMS, told.items);
        assertEquals(List.of("users", "deb_packages that are not installed"), told.ignored);
        assertEquals(
                "pkg:deb/ubuntu/kesl@10.1.0-5960?arch=amd64",
                told.names.product(1).purl());
        assertEquals(null, told.names.product(2).purl());
        assertEquals("pkg:npm/%40acme/tool@1.0.0", told.names.product(4).purl());
    }

    @Test
    void hostsMayBeAnArrayOrLinesOrOneAfterTheOther() {
        String line = HOST.replace("\n", " ");
        assertEquals(ITEMS, Told.by("[" + HOST + "]").items);
        assertEquals(10, Told.by("[" + HOST + "," + HOST + "]").items.size());
        assertEquals(10, Told.by(line + "\n" + line).items.size());
        assertEquals(10, Told.by(HOST + "\n" + HOST).items.size());
        assertEquals(5, Told.by(line, "application/x-ndjson").items.size());
    }

    @Test
    void snapshotsOfTheResultsLogAreWhatIsThere() {
        // When
        Told told = Told.by(
                SNAPSHOT
                        + SNAPSHOT.replace("pack/inventory/programs", "processes")
                        + SNAPSHOT.replace("pc-1", "pc-2").replace("pack/inventory/programs", "pack_x_programs")
                        + "{\"snapshot\":[7,{\"version\":\"1\"}],\"name\":\"apps\",\"hostIdentifier\":\"pc-3\"}\n{\"snapshot\":\n");

        // Then
        assertEquals(Format.OSQUERY_JSON, told.format);
        assertEquals(List.of("Kaspersky|KES|10 @ pc-1", "Kaspersky|KES|10 @ pc-2"), told.items);
        assertEquals(List.of("query processes"), told.ignored);
        assertEquals(
                List.of(
                        "4 line 4, /snapshot/0: a row is a JSON object",
                        "4 line 4, /snapshot/1: the product has no name",
                        "5: the line ends before its JSON is complete (column 13)"),
                told.refused);
    }

    @Test
    void firstResultsOfADifferentialQueryAreAllThatIsThere() {
        // When
        Told told = Told.by("""
                {"name":"deb_packages","hostIdentifier":"pc-1","counter":0,"columns":{"name":"kesl","version":"10"},"action":"added"}
                {"name":"deb_packages","hostIdentifier":"pc-1","columns":{"name":"bash","version":"4"},"action":"added"}
                {"name":"apps","hostname":"pc-2","counter":"0","diffResults":{"added":[{"name":"A.app"}],"removed":[]}}
                """);

        // Then
        assertEquals(List.of("|kesl|10 @ pc-1", "|bash|4 @ pc-1", "|A @ pc-2"), told.items);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"apps\",\"hostIdentifier\":\"p\",\"columns\":{\"name\":\"a\"},\"action\":\"removed\"}",
                "{\"name\":\"apps\",\"hostIdentifier\":\"p\",\"counter\":3,\"columns\":{\"name\":\"a\"},\"action\":\"added\"}",
                "{\"name\":\"apps\",\"hostIdentifier\":\"p\",\"diffResults\":{\"removed\":[{\"name\":\"a\"}]}}"
            })
    void changesAreNotAFullReport(String line) {
        // When
        Unreadable refused = assertThrows(Unreadable.class, () -> Told.by(SNAPSHOT + line));

        // Then
        assertEquals("line 2", refused.where());
        assertEquals("The osquery log says what changed here", refused.reason().substring(0, 38));
    }

    @Test
    void emptyTableIsACleanInventoryAndNoTableIsNot() {
        assertEquals(List.of(), Told.by("{\"host\": \"pc-1\", \"programs\": []}").items);
        assertThrows(Unreadable.class, () -> Told.by("{\"hostIdentifier\": \"pc-1\", \"users\": []}"));
        assertThrows(Unreadable.class, () -> Told.by(SNAPSHOT.replace("programs", "running_apps")));
    }

    @Test
    void hostWithoutANameHasItsProductsSomewhere() {
        assertEquals(List.of("|a @ ?"), Told.by("{\"apps\": [{\"name\": \"a\"}]}").items);
    }

    @Test
    void entryThatIsBrokenIsRefusedAlone() {
        // When
        Told told = Told.by(
                "[{\"host\": \"p\", \"programs\": {}}, 7, {\"host\": [], \"programs\": []}, {\"host\": \"q\"},"
                        + " {\"host\": \"p\", \"programs\": [{\"name\": \"a\", \"name\": \"b\"}]}, {\"host\": \"p\", \"apps\": [{\"name\": \"c\"}]}]");

        // Then
        assertEquals(
                List.of(
                        "1 /0: programs is not an array",
                        "1 /1: a host or a result is a JSON object",
                        "1 /2: host is not a text",
                        "1 /3: it has none of the tables that are read",
                        "1 /4/programs/0: name is given twice"),
                told.refused);
        assertEquals(List.of("|c @ p"), told.items);
    }
}
