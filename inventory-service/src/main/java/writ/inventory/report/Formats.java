package writ.inventory.report;

/** What the contract says of the files that are read. */
final class Formats {

    static final String DESCRIPTION = """
            The body is the file as it is; what it is follows from its Content-Type and its first bytes. It may be packed \
            with gzip, or with zip alone in its archive; the digest is of what was sent. Text is UTF-8, or UTF-16; \
            Windows-1252 when the Content-Type says so by `charset`.

            **CSV** with a header, whose names have no case: `supplier`, `product`, and either `endpoint` (a row \
            for each product on each endpoint) or `endpoints` (how many have the product). Optional: `version`, `cpe` \
            (CPE 2.3 or 2.2), `purl`, `swid` (a tag id), and `embedded` (yes, when it is a part of another supplier's product). \
            A row without a supplier needs a cpe, a purl or a tag id. A header alone says that nothing was found. Fields are \
            parted by comma, semicolon, tab or |, as the header is; a first line `sep=;` may say it.

            **.xlsx**: the same in the first visible sheet, numbers as they are shown, dates as ISO 8601.

            **JSON**: an array of objects with `supplier`, `product`, `endpoints` and, optionally, the others; or an object \
            with such an array as `products`. An empty array says that nothing was found. **NDJSON**: such an object on each \
            line, with `endpoint` or `endpoints`.

            **CycloneDX** 1.2 to 1.7, JSON or XML: a component of type `device` is an endpoint, and what is nested in it is on \
            it. All else is on the endpoint that `metadata.component` names; without a name it is there and no more is known. \
            Its supplier is the manufacturer, the publisher, the supplier or the group, whichever is given first in this \
            order; names such as Unknown or N/A are passed over. What is nested in another supplier's application, \
            framework, library or firmware is embedded in it. Services are not read.

            **SPDX** 2.2 and 2.3, JSON or tag-value, and 3.0 JSON-LD: a package whose primary purpose is `DEVICE` is an \
            endpoint, and what it `CONTAINS` is on it; all else is on the device that the document describes, or it is there \
            and no more is known. What the document describes is an item when it is a product, and none when it is a \
            container, an archive, a file or a source. What only other suppliers' packages contain is embedded.

            **SWID tags** (ISO/IEC 19770-2:2015), one or many in an element around them: on the `deviceId` of their evidence, \
            or on the element `host`, `device`, `endpoint` or `computer` around them by its `name`. Tags with `corpus` or \
            `supplemental` say nothing of what is installed.

            **osquery**: objects with `hostIdentifier`, `host` or `hostname` and tables by name (`programs`, `apps`, \
            `deb_packages`, `rpm_packages`, `homebrew_packages`, `chocolatey_packages`, `python_packages`, `npm_packages`), or \
            the results log of osqueryd by queries whose names end in one of these: snapshots, or first results. A log of \
            changes is refused.

            A **delta** (`kind=delta`) says what changed since the current report, in CSV, .xlsx, NDJSON or JSON: rows with an \
            `endpoint` and, in a column `change`, `added` (or nothing) or `removed`; of a declared count the new one, 0 when the \
            product is gone. Products that it does not name stay as they are. What was so already is no error, and counted as \
            `unchanged`. It holds as of a later instant than the current report, which it is applied to as it is received; \
            without one, send a full report first. In a full report rows that say `removed` are refused.

            Endpoints are the same when their names differ by case and white space alone. Columns and members that are not \
            known are ignored, and the receipt names them.

            Unless configured otherwise a file has at most 2 GiB, packed or not, 100,000 different products, 1,000,000 different \
            endpoints, 32 MiB of different names, 32 MiB of sets of endpoints in memory, and 64 KiB in a record or a text; a \
            spreadsheet has at most 16 MiB; it arrives within an hour, and each MiB of it within 5 minutes.""";

    private Formats() {}
}
