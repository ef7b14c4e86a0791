-- The business clock of a suite: one row that every process reads and only the suite's owner writes.
CREATE SCHEMA IF NOT EXISTS suite;
CREATE TABLE IF NOT EXISTS suite.clock (
    id               int PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    real_anchor      timestamptz      NOT NULL,
    simulated_anchor timestamptz      NOT NULL,
    speed            double precision NOT NULL CHECK (speed >= 0),
    version          bigint           NOT NULL DEFAULT 0
);
GRANT USAGE ON SCHEMA suite TO PUBLIC;
GRANT SELECT ON suite.clock TO PUBLIC;
