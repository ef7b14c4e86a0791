package writ.directive.scoreboard;

/** For how many obligations a reminder was asked for; with an Idempotency-Key, by this request or one before it. */
record RemindersView(int requested) {}
