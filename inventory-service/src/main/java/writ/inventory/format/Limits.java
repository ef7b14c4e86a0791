package writ.inventory.format;

/**
 * How much of a file is held in memory at most.
 *
 * @param recordBytes longest CSV record and longest JSON string
 * @param products distinct products of one file
 * @param endpoints distinct endpoints of one file
 * @param nameBytes all distinct product and endpoint names of one file together
 * @param pending CycloneDX items that wait for the name of their endpoint
 */
public record Limits(int recordBytes, int products, int endpoints, long nameBytes, int pending) {}
