package writ.directive.agency;

import java.util.List;

/** Whom to call at an agency: each role at most once, the lead point of contact always. */
record Contacts(List<Contact> contacts) {

    /** @param role lead-poc, backup-poc, cio, ciso or saorm */
    record Contact(String role, String name, String email) {}

    /** Contacts as they are stored, with the version that its entity tag names. */
    record Versioned(Contacts contacts, long version) {}
}
