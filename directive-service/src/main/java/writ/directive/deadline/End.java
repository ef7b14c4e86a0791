package writ.directive.deadline;

/** What ends a series. */
public sealed interface End {

    String words();

    /** A state of the agency's own work, reached when the authority accepts the submission that reports it. */
    record State(String state) implements End {
        @Override
        public String words() {
            return "until the agency's state is accepted as “" + state + "”";
        }
    }
}
