package app.latchkey.listings;

/**
 * How lists are cut into pages.
 *
 * @param deepFrom pages from this row on are read from the nearest known boundary; above it rows are counted off, and
 *     are exact at any moment
 * @param step rows from one boundary to the next, while the list is not so long that fewer are kept
 * @param mostFound text that more listings have is looked for row by row, in the list's order
 */
record ListingPaging(int deepFrom, int step, int mostFound) {

    static final ListingPaging DEFAULT = new ListingPaging(2_000, 50, 5_000);
}
