package writ.inventory.format;

/**
 * How much of a file is held in memory at most, and how large it may become.
 *
 * @param recordBytes longest CSV record and longest text of JSON and XML
 * @param products distinct products of one file
 * @param endpoints distinct endpoints of one file
 * @param nameBytes all distinct product and endpoint names of one file together
 * @param pending items that wait for the name of their endpoint or for what they are a part of
 * @param expandedBytes what a compressed file comes to
 * @param spreadsheetBytes a spreadsheet as it is sent, which is held, and again the texts of its cells
 */
public record Limits(
        int recordBytes,
        int products,
        int endpoints,
        long nameBytes,
        int pending,
        long expandedBytes,
        int spreadsheetBytes) {}
