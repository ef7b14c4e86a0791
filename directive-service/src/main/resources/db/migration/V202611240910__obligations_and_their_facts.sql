-- What an issued directive demands, and the facts from which every state is derived. A row here is
-- only ever added; `at` says when it was true, `recorded_at` when this record learnt of it.

-- What readers of obligations need of the issued version; `confirmed` is the preview's ETag.
CREATE TABLE issuances (
    directive    text PRIMARY KEY,
    directive_id text NOT NULL,
    title        text NOT NULL,
    zone         text NOT NULL,
    handling     text NOT NULL,
    issued_on    date NOT NULL,
    confirmed    text NOT NULL,
    confirmed_by text NOT NULL,
    CONSTRAINT fk_issuances_directive_issues FOREIGN KEY (directive) REFERENCES directive_issues
);

-- The required actions that were issued. `last_occurrence` and `extend_at` say how far an open-ended
-- series is materialised and from which instant of business time it must be longer; null: no series.
CREATE TABLE actions (
    directive       text NOT NULL,
    action          text NOT NULL,
    ordinal         int  NOT NULL,
    deliver         text NOT NULL,
    attested        boolean NOT NULL,
    audience        text,
    unless_nil      text,
    until_state     text,
    last_occurrence int  NOT NULL,
    extend_at       timestamptz,
    CONSTRAINT pk_actions PRIMARY KEY (directive, action),
    CONSTRAINT fk_actions_issuances FOREIGN KEY (directive) REFERENCES issuances
);
CREATE INDEX ix_actions_extend_at ON actions (extend_at) WHERE extend_at IS NOT NULL;

-- Each instant as the authority confirmed it, said once for all the agencies it binds.
CREATE TABLE occurrences (
    directive       text        NOT NULL,
    action          text        NOT NULL,
    occurrence      int         NOT NULL CHECK (occurrence >= 1),
    opens_at        timestamptz,
    due_before      timestamptz,
    due_words       text        NOT NULL,
    stated          text,
    explanation     text        NOT NULL,
    computed        timestamptz,
    override_reason text,
    confirmed_by    text        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    CONSTRAINT pk_occurrences PRIMARY KEY (directive, action, occurrence),
    CONSTRAINT fk_occurrences_actions FOREIGN KEY (directive, action) REFERENCES actions
);

-- An agency bound by a directive. Whoever adds facts for the pair locks this row first.
CREATE TABLE bindings (
    agency      text        NOT NULL,
    directive   text        NOT NULL,
    audiences   text[]      NOT NULL,
    bound_at    timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT pk_bindings PRIMARY KEY (agency, directive),
    CONSTRAINT fk_bindings_issuances FOREIGN KEY (directive) REFERENCES issuances
);
CREATE INDEX ix_bindings_directive ON bindings (directive, agency);

-- The fact that an obligation was opened is its row.
CREATE TABLE obligations (
    id          uuid        NOT NULL DEFAULT uuidv7(),
    agency      text        NOT NULL,
    directive   text        NOT NULL,
    action      text        NOT NULL,
    occurrence  int         NOT NULL,
    due_before  timestamptz,
    opened_at   timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT pk_obligations PRIMARY KEY (id),
    CONSTRAINT uq_obligations_agency_directive_action_occurrence UNIQUE (agency, directive, action, occurrence),
    CONSTRAINT fk_obligations_occurrences FOREIGN KEY (directive, action, occurrence) REFERENCES occurrences,
    CONSTRAINT fk_obligations_bindings FOREIGN KEY (agency, directive) REFERENCES bindings
);
CREATE INDEX ix_obligations_directive ON obligations (directive, action, occurrence, agency);
CREATE INDEX ix_obligations_due ON obligations (coalesce(due_before, 'infinity'), id);
CREATE INDEX ix_obligations_agency_due ON obligations (agency, coalesce(due_before, 'infinity'), id);

-- submitted: an answer took effect (attested, where the action asks for it) · returned, accepted: the
-- authority's review · notApplicable, reinstated: `basis` nil or removed, `cause` the obligation that
-- brought it about · reminderRequested: the authority asked for a reminder, which changes no state. `since` is the request with which the unbroken time of being reported began: an
-- answer is late by it, so that correcting a timely answer does not make it late.
CREATE TABLE obligation_facts (
    id          bigint GENERATED ALWAYS AS IDENTITY,
    agency      text        NOT NULL,
    obligation  uuid        NOT NULL,
    kind        text        NOT NULL,
    at          timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    submission  uuid,
    nil         boolean     NOT NULL DEFAULT false,
    complete    boolean     NOT NULL DEFAULT false,
    since       timestamptz,
    basis       text,
    cause       uuid,
    reason      text,
    by_subject  text        NOT NULL,
    by_name     text        NOT NULL,
    idempotency_key text,
    CONSTRAINT pk_obligation_facts PRIMARY KEY (id),
    CONSTRAINT fk_obligation_facts_obligations FOREIGN KEY (obligation) REFERENCES obligations,
    CONSTRAINT ck_obligation_facts_kind CHECK (
        (kind IN ('submitted', 'returned', 'accepted') AND submission IS NOT NULL AND since IS NOT NULL)
        OR (kind IN ('notApplicable', 'reinstated') AND basis IN ('nil', 'removed') AND cause IS NOT NULL)
        OR kind = 'reminderRequested'),
    CONSTRAINT ck_obligation_facts_reason CHECK (kind NOT IN ('returned', 'notApplicable') OR reason IS NOT NULL)
);
CREATE INDEX ix_obligation_facts_answers ON obligation_facts (obligation, at DESC, id DESC)
    INCLUDE (kind, recorded_at) WHERE kind IN ('submitted', 'returned', 'accepted');
CREATE INDEX ix_obligation_facts_applicability ON obligation_facts (obligation, at DESC, id DESC)
    INCLUDE (kind, recorded_at) WHERE kind IN ('notApplicable', 'reinstated');
CREATE UNIQUE INDEX uq_obligation_facts_reminder ON obligation_facts (obligation, idempotency_key)
    WHERE kind = 'reminderRequested';
CREATE INDEX ix_obligation_facts_nil ON obligation_facts (agency, obligation) WHERE nil;
CREATE INDEX ix_obligation_facts_complete ON obligation_facts (agency, obligation) WHERE complete;

-- What an agency's current reports say about a directive's products, each time that changed. `answers`:
-- as of the day of issue or later, so that it fills drafts.
CREATE TABLE agency_figures (
    id          bigint GENERATED ALWAYS AS IDENTITY,
    agency      text        NOT NULL,
    directive   text        NOT NULL,
    at          timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    as_of       timestamptz,
    answers     boolean     NOT NULL,
    found       boolean     NOT NULL,
    figures     jsonb       NOT NULL,
    event       text        NOT NULL,
    CONSTRAINT pk_agency_figures PRIMARY KEY (id),
    CONSTRAINT uq_agency_figures_event UNIQUE (event, agency, directive)
);
CREATE INDEX ix_agency_figures_newest ON agency_figures (agency, directive, at DESC, id DESC)
    INCLUDE (found, recorded_at);

ALTER TABLE bindings ENABLE ROW LEVEL SECURITY;
ALTER TABLE bindings FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON bindings USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));
ALTER TABLE obligations ENABLE ROW LEVEL SECURITY;
ALTER TABLE obligations FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON obligations USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));
ALTER TABLE obligation_facts ENABLE ROW LEVEL SECURITY;
ALTER TABLE obligation_facts FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON obligation_facts USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));
ALTER TABLE agency_figures ENABLE ROW LEVEL SECURITY;
ALTER TABLE agency_figures FORCE ROW LEVEL SECURITY;
CREATE POLICY agency_reach ON agency_figures USING ((SELECT current_setting('writ.reach', true)) IN ('*', agency));

-- What a filter names: an instant, or a day to its end in the directive's zone; never later than now.
CREATE FUNCTION moment(instant timestamptz, day date, zone text, now timestamptz) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
    SELECT least(coalesce(instant, (day + 1)::timestamp AT TIME ZONE zone - interval '1 microsecond', now), now)
$$;

-- An instant as JSON carries it: RFC 3339, UTC, no more digits than it has.
CREATE FUNCTION rfc3339(instant timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT regexp_replace(to_char(instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '\.?0+Z$', 'Z')
$$;

-- The state of one obligation as it was true at `as_of` by what was recorded until `known_at`. `answer` is
-- the state apart from being not applicable, so that what is reinstated stands where it stood before.
CREATE FUNCTION obligation_state(of_obligation uuid, due_before timestamptz, as_of timestamptz, known_at timestamptz)
RETURNS TABLE (state text, state_at timestamptz, answer text, submission uuid, nil boolean, complete boolean,
               since timestamptz, late boolean, overdue boolean, basis text, reason text)
LANGUAGE sql STABLE ROWS 1 AS $$
    SELECT CASE WHEN n.kind = 'notApplicable' THEN n.kind ELSE coalesce(f.kind, 'notReported') END,
           CASE WHEN n.kind = 'notApplicable' THEN n.at ELSE greatest(f.at, n.at) END,
           coalesce(f.kind, 'notReported'),
           f.submission,
           coalesce(f.nil AND f.kind IN ('submitted', 'accepted'), false),
           coalesce(f.complete AND f.kind = 'accepted', false),
           f.since,
           coalesce(n.kind = 'notApplicable', false) = false
               AND coalesce(f.kind IN ('submitted', 'accepted') AND f.since >= due_before, false),
           coalesce(n.kind = 'notApplicable', false) = false
               AND coalesce(f.kind, 'notReported') IN ('notReported', 'returned')
               AND coalesce(due_before <= as_of, false),
           CASE WHEN n.kind = 'notApplicable' THEN n.basis END,
           CASE WHEN n.kind = 'notApplicable' THEN n.reason WHEN f.kind = 'returned' THEN f.reason END
    FROM (SELECT) AS one
    LEFT JOIN LATERAL (
        SELECT x.kind, x.at, x.submission, x.nil, x.complete, x.since, x.reason FROM obligation_facts x
        WHERE x.obligation = of_obligation AND x.kind IN ('submitted', 'returned', 'accepted')
          AND x.at <= as_of AND x.recorded_at <= known_at
        ORDER BY x.at DESC, x.id DESC LIMIT 1) AS f ON true
    LEFT JOIN LATERAL (
        SELECT x.kind, x.at, x.basis, x.reason FROM obligation_facts x
        WHERE x.obligation = of_obligation AND x.kind IN ('notApplicable', 'reinstated')
          AND x.at <= as_of AND x.recorded_at <= known_at
        ORDER BY x.at DESC, x.id DESC LIMIT 1) AS n ON true
$$;

-- Whether an agency's reports show products of a directive, in the same two times; false without a report.
CREATE FUNCTION products_found(of_agency text, of_directive text, as_of timestamptz, known_at timestamptz)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce((
        SELECT x.found FROM agency_figures x
        WHERE x.agency = of_agency AND x.directive = of_directive
          AND x.at <= as_of AND x.recorded_at <= known_at
        ORDER BY x.at DESC, x.id DESC LIMIT 1), false)
$$;

REVOKE UPDATE, DELETE ON issuances, occurrences, obligations, obligation_facts, agency_figures
    FROM directive_app;
REVOKE DELETE ON actions, bindings FROM directive_app;
