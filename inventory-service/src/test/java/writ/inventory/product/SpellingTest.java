package writ.inventory.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void spellingsOfOneNameHaveOneCanonicalForm() {
        for (String spelling : List.of(
                "Kaspersky Anti-Virus®",
                "KASPERSKY  ANTI-VIRUS",
                "\tkaspersky\u00A0anti-virus ",
                "Kaspersky™ Anti-Virus(R)",
                "Kaspersky Anti\u200B-Virus",
                "Ｋａｓｐｅｒｓｋｙ Anti-Virus")) {
            assertEquals("kaspersky anti-virus", Spelling.canonical(spelling), spelling);
        }
    }

    @Test
    void canonicalFormKeepsWhatTellsTwoNamesApart() {
        assertNotEquals(Spelling.canonical("Kaspersky Lab, Inc."), Spelling.canonical("Kaspersky Lab"));
        assertNotEquals(Spelling.canonical("Notepad++"), Spelling.canonical("Notepad"));
    }

    @Test
    void wordsDropPunctuationAndAccents() {
        assertEquals("kaspersky anti virus 10 3", Spelling.words("Kaspersky Anti-Virus (10.3)"));
        assertEquals("notepad++", Spelling.words("Notepad++"));
        assertEquals("muller sohne", Spelling.words("Müller & Söhne"));
        assertEquals("лаборатория касперского", Spelling.words("«Лаборатория Касперского»"));
        assertEquals("", Spelling.words("--"));
    }

    @Test
    void halfOfASurrogatePairDoesNotReachTheDatabase() {
        assertEquals("a\uFFFDb", Spelling.clean("a\uD83Db"));
    }

    @Property
    void eachFormIsAFixedPoint(@ForAll String text) {
        String clean = Spelling.clean(text);
        String canonical = Spelling.canonical(text);
        String words = Spelling.words(text);

        assertEquals(clean, Spelling.clean(clean));
        assertEquals(canonical, Spelling.canonical(canonical));
        assertEquals(words, Spelling.words(words));
    }

    @Property
    void sameCanonicalFormMeansSameWords(@ForAll String text) {
        assertEquals(Spelling.words(text), Spelling.words(Spelling.canonical(text)));
    }
}
