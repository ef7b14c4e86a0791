package writ.inventory.report;

/** What the contract says of the files that are read. */
final class Formats {

    static final String DESCRIPTION = """
            The body is the file as it is; what it is follows from its Content-Type and its first bytes. Text is UTF-8.

            **CSV** with commas and a header, whose names have no case: `supplier`, `product`, and either `endpoint` (a row \
            for each product on each endpoint) or `endpoints` (how many have the product). Optional: `version`, `cpe` \
            (CPE 2.3 or 2.2), `purl`, `swid` (a tag id), and `embedded` (yes, when it is a part of another supplier's product). A row without a \
            supplier needs a cpe, a purl or a tag id. A header alone says that nothing was found.

            **JSON**: an array of objects with `supplier`, `product`, `endpoints` and, optionally, the others; or an object \
            with such an array as `products`. An empty array says that nothing was found.

            **CycloneDX JSON** 1.2 to 1.7: a component of type `device` is an endpoint, and what is nested in it is on it. \
            All else is on the endpoint that `metadata.component` names; without a name it is there and no more is known. \
            Its supplier is the manufacturer, the publisher, the supplier or the group, whichever is given first in this \
            order; names such as Unknown or N/A are passed over. What is nested in another supplier's application, \
            framework, library or firmware is embedded in it. Services are not read.

            Endpoints are the same when their names differ by case and white space alone. Columns and members that are not \
            known are ignored, and the receipt names them.

            Unless configured otherwise a file has at most 2 GiB, 100,000 different products, 1,000,000 different endpoints, \
            32 MiB of different names, 32 MiB of sets of endpoints in memory, and 64 KiB in a record or a text; it arrives \
            within an hour, and each MiB of it within 5 minutes.""";

    private Formats() {}
}
