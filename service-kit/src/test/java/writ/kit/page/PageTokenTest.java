package writ.kit.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import writ.kit.problem.Problem;

class PageTokenTest {

    @Test
    void bringsTheKeyBack() {
        assertEquals(List.of("2017-09-13", "usda"), PageToken.read(PageToken.of("2017-09-13", "usda"), 2));
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
