package writ.notification.message;

/** The words of a mail that depend on what the alert is about. */
record Wording(String subject, String sentence, String linkText) {

    private static final String ANSWER = "See what is due and how to answer";

    static Wording of(Alert alert) {
        Matter matter = alert.matter();
        if (matter == null) {
            return new Wording(
                    "Writ: test message",
                    "This is the test that was asked for. Alerts for this subscription will arrive here.",
                    "Open Writ");
        }
        String what = matter.directiveId() + ", " + matter.action();
        String due = matter.dueWords() == null ? "no date yet" : matter.dueWords();
        Wording wording = switch (alert.kind()) {
            case DIRECTIVE_ISSUED ->
                new Wording(
                        matter.directiveId() + " has been issued; due first: " + due,
                        matter.directiveId() + " has been issued and binds your agency.",
                        ANSWER);
            case OBLIGATION_REMINDER ->
                new Wording(what + ": due " + due, "Your agency's answer has not been received yet.", ANSWER);
            case OBLIGATION_DUE ->
                new Wording(
                        what + ": the time to answer has ended",
                        "The time to answer has ended, and your agency's answer has not been received.",
                        ANSWER);
            case OBLIGATION_OVERDUE ->
                new Wording(
                        what + ": overdue, was due " + due,
                        "Your agency's answer is overdue. A late answer is taken and counts as late.",
                        ANSWER);
            case SUBMISSION_RETURNED ->
                new Wording(
                        what + ": your submission was returned",
                        "The authority has returned your agency's submission; its reason stands on the page.",
                        "Read the reason and how to answer again");
            case SUBMISSION_ACCEPTED ->
                new Wording(
                        what + ": your submission was accepted",
                        "The authority has accepted your agency's submission. Nothing more is due for it.",
                        "See the submission");
            case REMINDER_REQUESTED ->
                new Wording(
                        what + ": the authority asks for your answer, due " + due,
                        "The authority asks for your agency's answer, which has not been received yet.",
                        ANSWER);
            case TEST -> throw new IllegalArgumentException("a test has no matter");
        };
        return new Wording(oneLine(wording.subject), wording.sentence, wording.linkText);
    }

    /** A header must not be ended by what stands in a directive. */
    private static String oneLine(String subject) {
        return subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
