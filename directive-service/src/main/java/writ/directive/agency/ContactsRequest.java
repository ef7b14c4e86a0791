package writ.directive.agency;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import writ.directive.agency.Contacts.Contact;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Contacts as they are sent: all of them, replacing those that are there. */
record ContactsRequest(@Nullable List<@Nullable ContactEntry> contacts) {

    private static final Set<String> ROLES = Set.of("lead-poc", "backup-poc", "cio", "ciso", "saorm");
    private static final int MAX_NAME = 200;
    private static final int MAX_EMAIL = 254;
    /** Keeps out what cannot be an address; whether it is one, the first mail tells. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\",;:\\\\]{1,64}@[^\\s@<>\",;:\\\\]+\\.[^\\s@.<>\",;:\\\\]+");

    record ContactEntry(
            @Nullable String role,
            @Nullable String name,
            @Nullable String email) {}

    /** @throws Problem invalid, with every fault by its JSON pointer */
    Contacts checked() {
        Problem problem = Problem.of(CommonProblem.INVALID, "These contacts cannot be stored.");
        List<Contact> good = new ArrayList<>();
        Set<String> roles = new HashSet<>();
        int faults = 0;
        List<@Nullable ContactEntry> entries = contacts == null ? List.of() : contacts;
        for (int i = 0; i < entries.size() && i < 2 * ROLES.size(); i++) {
            ContactEntry entry = entries.get(i);
            ContactEntry given = entry == null ? new ContactEntry(null, null, null) : entry;
            faults += check(given, "/contacts/" + i, roles, problem);
            good.add(new Contact(
                    text(given.role()),
                    text(given.name()).strip(),
                    text(given.email()).strip()));
        }
        if (!roles.contains("lead-poc")) {
            problem.at("/contacts", "must have a lead-poc");
            faults++;
        }
        if (faults > 0) {
            throw problem;
        }
        return new Contacts(good);
    }

    private static int check(ContactEntry entry, String at, Set<String> roles, Problem problem) {
        int faults = 0;
        if (!ROLES.contains(text(entry.role()))) {
            problem.at(at + "/role", "must be one of lead-poc, backup-poc, cio, ciso, saorm");
            faults++;
        } else if (!roles.add(text(entry.role()))) {
            problem.at(at + "/role", "is the role of an earlier contact too");
            faults++;
        }
        String name = text(entry.name()).strip();
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            problem.at(at + "/name", "must be text of 1 to " + MAX_NAME + " characters on one line");
            faults++;
        }
        String email = text(entry.email()).strip();
        if (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches()) {
            problem.at(at + "/email", "must be an email address of at most " + MAX_EMAIL + " characters");
            faults++;
        }
        return faults;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
