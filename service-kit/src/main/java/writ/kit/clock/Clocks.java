package writ.kit.clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the two clocks; every class asks for one of them by its purpose. */
@Singleton
class Clocks {

    @Produces
    @Wall
    @Singleton
    Clock wall() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    BusinessClock businessClock(@Wall Clock wall) {
        return new BusinessClock(wall);
    }

    @Produces
    @Business
    @Singleton
    Clock business(BusinessClock clock) {
        return clock;
    }
}
