package writ.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the scoreboard must say at the end of a day, Eastern.
 *
 * @param day calendar days after the issue
 * @param rows by action and occurrence, the counts that the record tells
 */
record Reading(int day, LocalDate date, List<Row> rows) {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** At the hearing on 14 November 2017, 96 of 102 had reported, and about 15 % of those had found the products. */
    private static final Row ANSWERED = row("RA1", 1, "reported 95, nil 81, late 5, overdue 6");

    private static final Row PLANNED = row("RA2", 1, "reported 14, notApplicable 81, overdue 6");

    static final List<Reading> ALL = List.of(
            new Reading(
                    32,
                    LocalDate.of(2017, 10, 15),
                    List.of(
                            row("RA1", 1, "reported 90, nil 78, late 0, open 11, overdue 11"),
                            row("RA2", 1, "notApplicable 78, open 23, overdue 0"))),
            new Reading(62, LocalDate.of(2017, 11, 14), List.of(ANSWERED, PLANNED)),
            new Reading(
                    92,
                    LocalDate.of(2017, 12, 14),
                    List.of(ANSWERED, PLANNED, row("RA3", 1, "notApplicable 81, open 20, overdue 0"))),
            new Reading(
                    122,
                    LocalDate.of(2018, 1, 13),
                    List.of(ANSWERED, PLANNED, row("RA3", 1, "reported 14, notApplicable 81, overdue 6"))),
            new Reading(
                    182,
                    LocalDate.of(2018, 3, 14),
                    List.of(
                            ANSWERED,
                            PLANNED,
                            row("RA3", 1, "reported 14, notApplicable 81, overdue 6"),
                            row("RA3", 2, "reported 14, notApplicable 81, overdue 6"),
                            row("RA3", 3, "accepted 14, notApplicable 81, overdue 6"))));

    /** Of five agencies of which two have findings, two have none and one is silent; of the first two one completes. */
    static final List<Reading> SHORT = List.of(
            new Reading(
                    32,
                    LocalDate.of(2017, 10, 15),
                    List.of(
                            row("RA1", 1, "reported 4, nil 2, late 0, open 1, overdue 1"),
                            row("RA2", 1, "notApplicable 2, open 3, overdue 0"))),
            new Reading(
                    62,
                    LocalDate.of(2017, 11, 14),
                    List.of(
                            row("RA1", 1, "reported 4, nil 2, late 0, overdue 1"),
                            row("RA2", 1, "accepted 2, notApplicable 2, overdue 1"))),
            new Reading(
                    92,
                    LocalDate.of(2017, 12, 14),
                    List.of(
                            row("RA2", 1, "accepted 2, notApplicable 2, overdue 1"),
                            row("RA3", 1, "notApplicable 2, open 3, overdue 0"))),
            new Reading(
                    122,
                    LocalDate.of(2018, 1, 13),
                    List.of(
                            row("RA1", 1, "reported 4, nil 2, late 0, overdue 1"),
                            row("RA3", 1, "reported 2, accepted 1, notApplicable 2, overdue 1"))));

    /** One line of the table. */
    record Row(String action, int occurrence, Map<String, Long> counts) {

        String name() {
            return action + (action.equals("RA3") ? ", status " + occurrence : "");
        }

        /** What the scoreboard says otherwise; empty when it says the same. */
        List<String> differences(JsonNode scoreboard) {
            JsonNode line = line(scoreboard);
            List<String> differences = new ArrayList<>();
            counts.forEach((count, wanted) -> {
                long found = line.path(count).asLong(-1);
                if (found != wanted) {
                    differences.add(name() + ": " + count + " should be " + wanted + ", and is " + found);
                }
            });
            return differences;
        }

        JsonNode line(JsonNode scoreboard) {
            for (JsonNode line : scoreboard.path("rows")) {
                boolean it = line.path("action").asText().equals(action)
                        && line.path("occurrence").asInt() == occurrence;
                if (it) {
                    return line;
                }
            }
            throw new Unexpected("the scoreboard has no line for " + name());
        }
    }

    /** The end of the day. */
    Instant at() {
        return date.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    private static Row row(String action, int occurrence, String counts) {
        Map<String, Long> wanted = new TreeMap<>();
        for (String count : counts.split(", ")) {
            String[] parts = count.split(" ");
            wanted.put(parts[0], Long.valueOf(parts[1]));
        }
        return new Row(action, occurrence, wanted);
    }
}
