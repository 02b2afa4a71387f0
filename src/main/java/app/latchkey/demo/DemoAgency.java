package app.latchkey.demo;

import static app.latchkey.platform.security.Role.ADMIN;
import static app.latchkey.platform.security.Role.AGENT;
import static app.latchkey.platform.security.Role.MANAGER;
import static app.latchkey.platform.security.Role.VIEWER;

import app.latchkey.listings.ListingStatus;
import app.latchkey.platform.security.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a made-up agency is to look like.
 *
 * @param couples pairs among the landlords who own together
 * @param unchecked landlords nobody has checked yet
 * @param now how many properties have their newest listing in each status
 * @param before how many of these had an earlier listing, which ended so
 */
record DemoAgency(
        String name,
        long seed,
        List<Branch> branches,
        List<Person> people,
        int landlords,
        int couples,
        int unchecked,
        Map<ListingStatus, Integer> now,
        Map<ListingStatus, Integer> before) {

    record Branch(String code, String name, List<Town> towns) {}

    /** @param oneBedroomPounds what a flat with one bedroom costs there a month */
    record Town(String name, List<String> outcodes, int oneBedroomPounds) {}

    /** @param branch position among the branches */
    record Person(String email, String name, Role role, int branch) {}

    static final DemoAgency HARBOUR_AND_VALE = new DemoAgency(
            "Harbour & Vale Lettings",
            20260501,
            List.of(
                    new Branch(
                            "BRS",
                            "Bristol",
                            List.of(
                                    new Town(
                                            "Bristol",
                                            List.of("BS1", "BS2", "BS3", "BS4", "BS5", "BS6", "BS7", "BS8", "BS9"),
                                            1150),
                                    new Town("Portishead", List.of("BS20"), 1000),
                                    new Town("Clevedon", List.of("BS21"), 950),
                                    new Town("Keynsham", List.of("BS31"), 1025))),
                    new Branch(
                            "BTH",
                            "Bath",
                            List.of(
                                    new Town("Bath", List.of("BA1", "BA2"), 1150),
                                    new Town("Frome", List.of("BA11"), 875),
                                    new Town("Trowbridge", List.of("BA14"), 775),
                                    new Town("Bradford-on-Avon", List.of("BA15"), 975))),
                    new Branch(
                            "CDF",
                            "Cardiff",
                            List.of(
                                    new Town("Cardiff", List.of("CF10", "CF11", "CF14", "CF24"), 900),
                                    new Town("Penarth", List.of("CF64"), 900),
                                    new Town("Barry", List.of("CF62", "CF63"), 700),
                                    new Town("Newport", List.of("NP19", "NP20"), 725)))),
            List.of(
                    new Person("agent@harbourvale.example", "Alex Morgan", AGENT, 0),
                    new Person("manager@harbourvale.example", "Helen Fairweather", MANAGER, 0),
                    new Person("admin@harbourvale.example", "Ruth Pemberton", ADMIN, 0),
                    new Person("viewer@harbourvale.example", "Simon Lockyer", VIEWER, 0),
                    new Person("priya.mehta@harbourvale.example", "Priya Mehta", AGENT, 0),
                    new Person("callum.bevan@harbourvale.example", "Callum Bevan", AGENT, 0),
                    new Person("grace.okafor@harbourvale.example", "Grace Okafor", AGENT, 1),
                    new Person("hugo.winslade@harbourvale.example", "Hugo Winslade", AGENT, 1),
                    new Person("carys.griffiths@harbourvale.example", "Carys Griffiths", AGENT, 2),
                    new Person("omar.rahman@harbourvale.example", "Omar Rahman", AGENT, 2),
                    new Person("gareth.vaughan@harbourvale.example", "Gareth Vaughan", MANAGER, 2),
                    new Person("irene.oakes@harbourvale.example", "Irene Oakes", VIEWER, 1)),
            400,
            48,
            30,
            count(60, 60, 70, 420, 110, 150, 1000, 40, 60, 30, 0),
            count(0, 0, 0, 0, 0, 0, 0, 0, 130, 50, 320));

    static final DemoAgency NORTHGATE = new DemoAgency(
            "Northgate Homes",
            20260502,
            List.of(new Branch(
                    "YRK",
                    "York",
                    List.of(
                            new Town("York", List.of("YO1", "YO10", "YO23", "YO24", "YO30", "YO31"), 925),
                            new Town("Harrogate", List.of("HG1", "HG2"), 900)))),
            List.of(
                    new Person("admin@northgate.example", "Nigel Thackray", ADMIN, 0),
                    new Person("agent@northgate.example", "Leah Sutcliffe", AGENT, 0),
                    new Person("manager@northgate.example", "Fiona Ingleby", MANAGER, 0)),
            25,
            3,
            2,
            count(2, 2, 2, 14, 4, 5, 25, 1, 3, 2, 0),
            Map.of());

    /** By the order of the statuses. */
    private static Map<ListingStatus, Integer> count(int... counts) {
        var byStatus = new EnumMap<ListingStatus, Integer>(ListingStatus.class);
        var statuses = ListingStatus.values();
        for (int i = 0; i < statuses.length; i++) {
            byStatus.put(statuses[i], counts[i]);
        }
        return byStatus;
    }
}
