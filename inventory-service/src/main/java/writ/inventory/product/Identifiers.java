package writ.inventory.product;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import us.springett.parsers.cpe.Cpe;
import us.springett.parsers.cpe.CpeParser;
import us.springett.parsers.cpe.exceptions.CpeParsingException;

/** Reads the two identifiers a product may carry. */
public final class Identifiers {
    private Identifiers() {}

    /** @throws IllegalArgumentException when the text is neither a CPE 2.3 formatted string nor a CPE 2.2 URI */
    public static Cpe cpe(String text) {
        try {
            return CpeParser.parse(text, true);
        } catch (CpeParsingException | RuntimeException e) {
            throw new IllegalArgumentException("the CPE is neither a CPE 2.3 formatted string nor a CPE 2.2 URI", e);
        }
    }

    /** @throws IllegalArgumentException when the text is not a package URL */
    public static PackageURL purl(String text) {
        try {
            return new PackageURL(text);
        } catch (MalformedPackageURLException | RuntimeException e) {
            throw new IllegalArgumentException("the purl is not a package URL", e);
        }
    }
}
