package writ.directive.deadline;

import java.time.LocalDate;
import java.time.ZoneId;

/** The issue from which days are counted: {@code day} is day 0, so day 1 is the day after it in {@code zone}. */
public record Issue(LocalDate day, ZoneId zone) {}
