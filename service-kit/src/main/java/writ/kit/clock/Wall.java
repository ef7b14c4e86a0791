package writ.kit.clock;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The clock on the wall: tokens, leases, back-off, timeouts, webhook timestamps. Never simulated. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface Wall {}
