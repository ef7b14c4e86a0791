package writ.kit.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Business time by the newest mapping that this process has read. */
public final class BusinessClock extends Clock {

    private final Clock wall;
    private final AtomicReference<ClockMapping> mapping = new AtomicReference<>(ClockMapping.REAL);

    public BusinessClock(Clock wall) {
        this.wall = wall;
    }

    /** Takes a mapping read from the database, unless a newer one was read before; answers the newest. */
    public ClockMapping learn(ClockMapping read) {
        return mapping.accumulateAndGet(read, (old, fresh) -> fresh.version() >= old.version() ? fresh : old);
    }

    /** There is no mapping any more: business time is wall time. */
    public ClockMapping forget() {
        mapping.set(ClockMapping.REAL);
        return ClockMapping.REAL;
    }

    public ClockMapping mapping() {
        return mapping.get();
    }

    @Override
    public Instant instant() {
        return mapping.get().at(wall.instant());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("business time is kept in UTC; a directive says its own zone");
    }
}
