package writ.kit.feed;

/**
 * An event to be appended in the transaction that makes it true.
 *
 * @param type reverse-DNS name in the past tense, as `dev.writ.report.received`
 * @param subject id of what it is about
 * @param visibleTo the slug of the one agency that may see it besides those who reach every agency, "*" for every
 *     signed-in caller, "" for none
 * @param data a record or a JSON tree
 */
public record NewEvent(String type, String subject, String visibleTo, Object data) {}
