package writ.kit.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import writ.kit.problem.Problem;

class PageTokenTest {

    @Test
    void bringsTheKeyBack() {
        assertEquals(List.of("2017-09-13", "usda"), PageToken.read(PageToken.of("2017-09-13", "usda"), 2));
        assertEquals(List.of("", "usda"), PageToken.read(PageToken.of("", "usda"), 2));
        assertEquals(List.of(), PageToken.read(null, 2));
    }

    @Test
    void whatNoListGaveOutIsMalformed() {
        for (String token : List.of("%%", PageToken.of("one part"), "A".repeat(5_000))) {
            assertEquals(
                    400,
                    assertThrows(Problem.class, () -> PageToken.read(token, 2))
                            .type()
                            .status());
        }
    }

    @Test
    void whatDecodesToNoTextIsMalformed() {
        for (String token : List.of("zz", "eB", "eA==")) {
            assertEquals(
                    400,
                    assertThrows(Problem.class, () -> PageToken.read(token, 1))
                            .type()
                            .status());
        }
    }

    @Test
    void aKeyComesBackInItsTypesOrIsMalformed() {
        Integer seven = PageToken.read(PageToken.of(7), 1, key -> Integer.valueOf(key.getFirst()));
        assertEquals(Integer.valueOf(7), seven);
        assertNull(PageToken.read(null, 1, key -> Integer.valueOf(key.getFirst())));
        for (Function<List<String>, Object> parse : List.<Function<List<String>, Object>>of(
                key -> UUID.fromString(key.getFirst()), key -> Instant.parse(key.getFirst()))) {
            assertEquals(
                    400,
                    assertThrows(Problem.class, () -> PageToken.read(PageToken.of("seven"), 1, parse))
                            .type()
                            .status());
        }
    }

    @Test
    void pageHasAtMostTheLimitAndSaysWhereTheNextBegins() {
        Page<Integer> page = Page.of(List.of(1, 2, 3), 2, i -> new Object[] {i});
        assertEquals(List.of(1, 2), page.items());
        assertEquals(List.of("2"), PageToken.read(page.nextPageToken(), 1));
        assertNull(Page.of(List.of(1, 2), 2, i -> new Object[] {i}).nextPageToken());
    }

    @Test
    void limitIsFromOneToFiveHundred() {
        assertEquals(50, Limit.of(null));
        assertEquals(500, Limit.of(500));
        for (int limit : new int[] {0, -1, 501}) {
            assertEquals(
                    422,
                    assertThrows(Problem.class, () -> Limit.of(limit)).type().status());
        }
    }
}
