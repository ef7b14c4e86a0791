package writ.directive.directive;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the contract calls a directive document; nothing is read into it, the JSON Schema says what it holds. */
@Schema(
        name = "Directive",
        type = SchemaType.OBJECT,
        description = "A directive document, as the JSON Schema at /schemas/directive-v1.json says.")
final class DirectiveFile {

    private DirectiveFile() {}
}
