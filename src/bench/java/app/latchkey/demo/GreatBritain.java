package app.latchkey.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Towns with the districts of their postcodes; the branch that serves each; what a flat costs there. */
final class GreatBritain {

    /**
     * @param weight its share of the listings, in per mille
     * @param poundsPcm what a flat with one bedroom costs a month
     */
    record Town(String name, String branch, int weight, int poundsPcm, List<String> outcodes) {}

    static final List<Town> TOWNS = List.of(
            town("London", "London", 240, 1850, "E1-20 N1-22 NW1-11 SE1-28 SW1-20 W2-14"),
            town("Croydon", "London", 20, 1300, "CR0-9"),
            town("Bromley", "London", 15, 1350, "BR1-8"),
            town("Brighton", "Brighton", 35, 1250, "BN1-3"),
            town("Hove", "Brighton", 15, 1250, "BN3-3"),
            town("Worthing", "Brighton", 10, 975, "BN11-14"),
            town("Bristol", "Bristol", 60, 1150, "BS1-16"),
            town("Portishead", "Bristol", 5, 1000, "BS20-20"),
            town("Weston-super-Mare", "Bristol", 8, 800, "BS22-24"),
            town("Bath", "Bath", 20, 1150, "BA1-2"),
            town("Frome", "Bath", 5, 875, "BA11-11"),
            town("Bradford-on-Avon", "Bath", 3, 975, "BA15-15"),
            town("Cardiff", "Cardiff", 40, 900, "CF3-15"),
            town("Newport", "Cardiff", 12, 725, "NP18-20"),
            town("Penarth", "Cardiff", 4, 900, "CF64-64"),
            town("Birmingham", "Birmingham", 70, 875, "B1-38"),
            town("Coventry", "Birmingham", 20, 825, "CV1-7"),
            town("Wolverhampton", "Birmingham", 12, 725, "WV1-14"),
            town("Manchester", "Manchester", 70, 1025, "M1-35"),
            town("Salford", "Manchester", 20, 975, "M5-7"),
            town("Stockport", "Manchester", 14, 850, "SK1-8"),
            town("Liverpool", "Liverpool", 45, 750, "L1-28"),
            town("Chester", "Liverpool", 8, 825, "CH1-4"),
            town("Leeds", "Leeds", 55, 875, "LS1-28"),
            town("Bradford", "Leeds", 20, 600, "BD1-15"),
            town("York", "York", 22, 925, "YO1-32"),
            town("Harrogate", "York", 8, 900, "HG1-3"),
            town("Newcastle upon Tyne", "Newcastle", 35, 800, "NE1-20"),
            town("Sunderland", "Newcastle", 10, 575, "SR1-6"),
            town("Durham", "Newcastle", 7, 650, "DH1-6"),
            town("Edinburgh", "Edinburgh", 50, 1075, "EH1-17"),
            town("Leith", "Edinburgh", 12, 1025, "EH6-7"),
            town("Glasgow", "Edinburgh", 30, 875, "G1-46"));

    private GreatBritain() {}

    static List<String> branches() {
        return TOWNS.stream().map(Town::branch).distinct().toList();
    }

    /** Every town as often as it weighs. */
    static List<Town> weighted() {
        return TOWNS.stream()
                .flatMap(town -> IntStream.range(0, town.weight()).mapToObj(_ -> town))
                .toList();
    }

    /** @param areas such as {@code E1-20 N1-22} */
    private static Town town(String name, String branch, int weight, int pounds, String areas) {
        var outcodes = new ArrayList<String>();
        for (var area : areas.split(" ", -1)) {
            var letters = area.replaceAll("[0-9-]", "");
            var ends = area.substring(letters.length()).split("-", -1);
            IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]))
                    .mapToObj(number -> letters + number)
                    .forEach(outcodes::add);
        }
        return new Town(name, branch, weight, pounds, List.copyOf(outcodes));
    }
}
