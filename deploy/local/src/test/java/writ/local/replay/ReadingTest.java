package writ.local.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final LocalDate ISSUED = LocalDate.of(2017, 9, 13);

    @Test
    void eachDayIsReadAtItsEndEastern() {
        assertEquals(
                List.of(
                        "2017-10-16T04:00:00Z",
                        "2017-11-15T05:00:00Z",
                        "2017-12-15T05:00:00Z",
                        "2018-01-14T05:00:00Z",
                        "2018-03-15T04:00:00Z"),
                Reading.ALL.stream().map(reading -> reading.at().toString()).toList());
    }

    @Test
    void daysAreCountedFromTheIssue() {
        for (Reading reading : Reading.ALL) {
            assertEquals(ISSUED.plusDays(reading.day()), reading.date());
        }
    }

    @Test
    void aCountThatIsNotThatOfTheRecordIsNamed() throws Exception {
        Reading.Row row = Reading.ALL.getFirst().rows().getLast();
        JsonNode scoreboard = new JsonMapper().readTree("""
                        {"rows": [{"action": "RA1", "occurrence": 1},
                                  {"action": "RA2", "occurrence": 1, "notApplicable": 77, "open": 23, "overdue": 0}]}""");

        assertEquals(List.of("RA2: notApplicable should be 78, and is 77"), row.differences(scoreboard));
    }

    @Test
    void aLineThatIsMissingIsNoZero() throws Exception {
        Reading.Row row = Reading.ALL.getLast().rows().getLast();
        JsonNode scoreboard = new JsonMapper().readTree("{\"rows\": []}");

        assertThrows(Unexpected.class, () -> row.differences(scoreboard));
    }
}
