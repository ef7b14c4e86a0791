package writ.directive.submission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.Duty;
import writ.directive.obligation.Fact;
import writ.directive.obligation.ObligationFacts;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.problem.Problem;
import writ.kit.web.IfMatch;

/** A named official signs one exact version; with that it is the answer. */
@ApplicationScoped
class Attestations {

    private final Submissions submissions;
    private final ObligationFacts facts;
    private final ReportedFigures reported;

    Attestations(Submissions submissions, ObligationFacts facts, ReportedFigures reported) {
        this.submissions = submissions;
        this.facts = facts;
        this.reported = reported;
    }

    /**
     * Signs a version. The same signature again answers with what is there.
     *
     * @param ifMatch the version's entity tag, its digest
     */
    Uni<Submissions.Sent> attest(
            Tx tx, UUID submission, @Nullable String ifMatch, @Nullable AttestationRequest request) {
        return tx.first(SubmissionSql.OBLIGATION, row -> row.getUUID("obligation"), submission)
                .map(found -> found.orElseThrow(Problem::notFound))
                .chain(obligation -> facts.lockOwn(tx, obligation))
                .chain(duty -> submissions.one(tx, submission).chain(version -> {
                    IfMatch.checkExactly(ifMatch, IfMatch.tag(version.digest()));
                    AttestationRequest sound =
                            (request == null ? new AttestationRequest(null, null, null, null) : request).sound();
                    return version.attestation() == null
                            ? sign(tx, duty, version, sound)
                            : repeated(version, version.attestation(), sound);
                }));
    }

    private Uni<Submissions.Sent> repeated(
            SubmissionView version, AttestationView present, AttestationRequest request) {
        if (!present.says(request)) {
            throw Problem.of(
                    SubmissionProblem.ATTESTED_ALREADY,
                    "Version " + version.version() + " was attested by " + present.name() + "; to sign something else,"
                            + " send a new version.");
        }
        return Uni.createFrom().item(new Submissions.Sent(version, false));
    }

    private Uni<Submissions.Sent> sign(Tx tx, Duty duty, SubmissionView version, AttestationRequest request) {
        if (!duty.attest()) {
            throw Problem.of(
                    SubmissionProblem.NO_ATTESTATION_ASKED,
                    "The answer took effect when it was sent; nothing to sign.");
        }
        return submissions
                .newestVersion(tx, duty)
                .invoke(newest -> refuseOlder(version, newest))
                .chain(() -> reported.newest(tx, duty))
                .invoke(newest -> ClaimCheck.check(version.nil(), version.complete(), version.reason(), newest))
                .chain(() -> facts.standing(tx, duty))
                .invoke(Submissions::refuseReleased)
                .call(() -> record(tx, version, request))
                .chain(standing -> facts.add(
                        tx, duty, standing, new Fact.Submitted(version.id(), version.nil(), version.complete())))
                .chain(() -> submissions.one(tx, version.id()))
                .map(view -> new Submissions.Sent(view, true));
    }

    private static Uni<Integer> record(Tx tx, SubmissionView version, AttestationRequest request) {
        return tx.update(
                SubmissionSql.ATTEST,
                version.id(),
                version.agency(),
                request.name(),
                request.title(),
                String.valueOf(request.role()),
                request.statement(),
                version.digest(),
                Sql.at(tx.now()),
                tx.caller().subject(),
                tx.caller().name());
    }

    private static void refuseOlder(SubmissionView version, int newest) {
        if (version.version() != newest) {
            throw Problem.of(
                    SubmissionProblem.NEWER_VERSION,
                    "Version " + newest + " replaces version " + version.version() + "; read it and sign that.");
        }
    }
}
