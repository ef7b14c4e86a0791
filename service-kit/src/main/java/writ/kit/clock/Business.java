package writ.kit.clock;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The clock of the record: issue, due, as-of, reminders. May be simulated. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface Business {}
