package app.latchkey.demo;

import app.latchkey.listings.ListingStatus;
import java.util.List;

/** What names, streets and sentences of the demo are put together from; none is anybody's. */
final class Words {

    static final List<String> FIRST_NAMES =
            List.of(("Aisha Alan Alice Amelia Amir Anita Anwen Arthur Beatrice Ben Bethan Callum Carys Catherine"
                            + " Chloe Clara Daniel David Deepa Dylan Eleanor Elin Emily Esther Ewan Faith Farah Fiona"
                            + " Frances Gareth George Grace Gwen Hannah Harriet Harvey Helen Hugo Imogen Irene Isaac"
                            + " Isla Jack James Jasmine Joan Joseph Kamal Karen Kieran Laura Leah Leon Lewis Lydia"
                            + " Malik Margaret Maya Megan Miles Mohammed Morgan Nadia Naomi Nathan Neil Nia Nigel"
                            + " Olive Omar Oscar Owen Patrick Pauline Peter Philippa Priya Rachel Rafael Rhys Robert"
                            + " Rosa Ruth Samira Sean Sian Simon Sophie Stephen Tara Theo Thomas Uma Victor Violet"
                            + " Walter Winifred Yasmin Zara Zoe")
                    .split(" "));

    static final List<String> LAST_NAMES =
            List.of(("Abbott Ahmed Alderton Ashcombe Atwell Banerjee Barlow Beckford Bellamy Bevan Blackwood Bowen"
                            + " Bramwell Brightman Burnside Calloway Carrick Chaudhry Clifton Coombes Cotterill"
                            + " Cranfield Davies Denholm Devlin Dunmore Eastwick Ellery Fairweather Farrow Fenwick"
                            + " Fielding Forrester Garland Gillespie Greenhalgh Griffiths Hadley Halloran Hargreave"
                            + " Harwood Hathersage Hussain Ingleby Iqbal Jenkins Jessop Kapoor Kendrick Kirkby Lambourn"
                            + " Langford Larkin Linden Lockyer Maddox Marchbank Marlow Mehta Merrick Middleton Morris"
                            + " Nettleton Norbury Oakes Okafor Osborne Pascoe Patel Pemberton Penrose Pickering Quayle"
                            + " Radcliffe Rahman Redfern Rowntree Rutherford Sadler Selwyn Sherwin Singh Somerton"
                            + " Stanbury Sutcliffe Tamworth Thackray Thornbury Tolland Trevor Underhill Vaughan"
                            + " Wainwright Wakefield Weatherby Westbrook Whitlock Wickham Winslade Yardley")
                    .split(" "));

    static final List<String> TITLES = List.of("Mr", "Mrs", "Ms", "Miss", "Dr", "Mx");

    static final List<String> COMPANY_STEMS =
            List.of(("Anchor Ashlar Beacon Bellwether Capstone Castlegate Copperfield Corbel Dovetail Driftwood"
                            + " Fernhill Foxglove Gatepost Hawthorn Hearthstone Ivybridge Keystone Larchwood Lintel"
                            + " Meadowsweet Millrace Oriel Peartree Quayside Rookery Saltmarsh Silverbirch Tidewater"
                            + " Wharfside Willowbank")
                    .split(" "));

    static final List<String> COMPANY_KINDS =
            List.of("Estates Ltd", "Homes Ltd", "Investments Ltd", "Lettings LLP", "Property Ltd", "Residential Ltd");

    static final List<String> STREET_STEMS =
            List.of(("Abbey Acacia Alma Apple Ash Avon Barley Beaufort Beech Brewery Bridge Brunswick Canal Castle"
                            + " Cedar Chapel Cherry Church Clarence Clifton Cobden Corn Cotham Dean Devonshire Dove"
                            + " Eastfield Elm Fairfield Ferry Foundry Garden Glebe Gloster Grange Grosvenor Harbour"
                            + " Hawthorn Hazel Hill Holly Ivy Jubilee Juniper Kestrel Kiln Laburnum Lansdown Laurel"
                            + " Lime Linden Malvern Maple Mill Milton Nelson North Oak Orchard Osborne Park Paragon"
                            + " Pembroke Plane Poplar Priory Quarry Quay Raleigh Richmond River Rope Rosemary Rowan"
                            + " Severn Sheep Sion Somerset Spring Station Stone Sycamore Temple Thistle Tower Tyndale"
                            + " Upper Vale Victoria Vine Walnut Wells Wharf Willow Windmill York")
                    .split(" "));

    static final List<String> STREET_KINDS = List.of(
            "Road",
            "Road",
            "Street",
            "Street",
            "Lane",
            "Avenue",
            "Close",
            "Gardens",
            "Terrace",
            "Place",
            "Crescent",
            "Way",
            "Mews",
            "Grove",
            "Walk");

    static final List<String> HOUSES = List.of("House", "Court", "Lodge", "Mansions", "Wharf", "Yard");

    static final List<String> ATTRACTIONS = List.of(
            "a bright living room",
            "a newly fitted kitchen",
            "a south-facing garden",
            "a private balcony",
            "an allocated parking space",
            "high ceilings and sash windows",
            "a short walk to the station",
            "a quiet courtyard",
            "gas central heating",
            "a bicycle store");

    private static final List<String> FELL_THROUGH = List.of(
            "Applicant changed their mind",
            "References did not come back satisfactory",
            "Applicant found somewhere closer to work",
            "Guarantor withdrew");

    private static final List<String> SUSPENSIONS = List.of(
            "Boiler being replaced",
            "Landlord away, no access for viewings",
            "Electrical report awaited",
            "Redecoration under way",
            "Damp survey booked");

    private static final List<String> WITHDRAWALS = List.of(
            "Landlord decided to sell",
            "Landlord is moving back in",
            "Instructed another agent",
            "A relative of the landlord moves in",
            "Landlord renovates before letting again");

    private static final List<String> LOSSES = List.of(
            "Went with a cheaper agent",
            "Landlord decided to sell",
            "Landlord lets privately",
            "Rent expectation could not be met");

    /** For the steps that need one: why a listing came from one stage to another. */
    static List<String> reasons(ListingStatus from, ListingStatus to) {
        return switch (to) {
            case AVAILABLE ->
                from == ListingStatus.UNDER_OFFER || from == ListingStatus.LET_AGREED ? FELL_THROUGH : List.of();
            case SUSPENDED -> SUSPENSIONS;
            case WITHDRAWN -> WITHDRAWALS;
            case LOST -> LOSSES;
            default -> List.of();
        };
    }

    private Words() {}
}
