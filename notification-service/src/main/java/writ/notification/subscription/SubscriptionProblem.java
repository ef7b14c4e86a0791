package writ.notification.subscription;

import writ.kit.problem.ProblemType;

/** What can be wrong with a subscription beyond the common problems. */
enum SubscriptionProblem implements ProblemType {
    ALREADY_SUBSCRIBED(409, "The same channel and target are subscribed for this agency already."),
    CONTACT(409, "This subscription follows the agency's list of contacts."),
    NOT_A_WEBHOOK(409, "Only webhooks are signed."),
    TWO_SECRETS(409, "Two secrets are in use already.");

    private final int status;
    private final String title;

    SubscriptionProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
