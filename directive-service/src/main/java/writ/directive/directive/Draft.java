package writ.directive.directive;

/** The newest version of a directive that is not issued yet. */
public record Draft(DirectiveDocument document, int version, String digest) {

    public String name() {
        return document.name();
    }
}
