package app.latchkey.listings;

import app.latchkey.imports.WordList;
import app.latchkey.platform.RentFrequency;
import app.latchkey.properties.PropertyType;
import java.util.Optional;

/** The words other systems use for ours. A word that is not here is not guessed at. */
final class ListingWords {

    private static final WordList<PropertyType> TYPES = new WordList<>();
    private static final WordList<Furnishing> FURNISHINGS = new WordList<>();
    private static final WordList<LetType> LET_TYPES = new WordList<>();
    private static final WordList<RentFrequency> FREQUENCIES = new WordList<>();
    private static final WordList<Boolean> LETTINGS = new WordList<Boolean>()
            .with(true, "letting / lettings / let / to let / rent / to rent / rental / rentals / lets");

    static {
        TYPES.with(
                PropertyType.FLAT,
                "flat / apartment / flat apartment / apartment flat / penthouse / duplex / conversion / ground floor flat",
                "ground flat / top floor flat / purpose built flat / converted flat / garden flat / serviced apartment");
        TYPES.with(
                PropertyType.HOUSE,
                "house / town house / townhouse / mews / mews house / cottage / character property");
        TYPES.with(
                PropertyType.TERRACED,
                "terraced / terrace / terraced house / mid terrace / mid terraced / mid terrace house",
                "mid terraced house / end terrace / end of terrace / end terraced / end terrace house",
                "end of terrace house / end terraced house");
        TYPES.with(PropertyType.SEMI_DETACHED, "semi detached / semi detached house / semi / semi det");
        TYPES.with(PropertyType.DETACHED, "detached / detached house / link detached / link detached house / villa");
        TYPES.with(PropertyType.MAISONETTE, "maisonette / ground floor maisonette");
        TYPES.with(PropertyType.BUNGALOW, "bungalow / detached bungalow / semi detached bungalow / terraced bungalow");
        TYPES.with(PropertyType.STUDIO, "studio / studio flat / studio apartment / bedsit / bed sit");
        TYPES.with(
                PropertyType.ROOM,
                "room / room in a shared house / house share / flat share / shared house / shared flat");
        TYPES.with(PropertyType.OTHER, "other");
        FURNISHINGS.with(Furnishing.FURNISHED, "furnished / fully furnished / yes / y / true");
        FURNISHINGS.with(
                Furnishing.PART_FURNISHED,
                "part furnished / part / partly furnished / partially furnished / semi furnished");
        FURNISHINGS.with(Furnishing.UNFURNISHED, "unfurnished / un furnished / no / n / false");
        FURNISHINGS.with(
                Furnishing.EITHER,
                "either / furnished unfurnished / furnished or unfurnished / flexible / furnished or unfurnished landlord is flexible");
        FREQUENCIES.with(RentFrequency.WEEKLY, "weekly / pw / week / per week / w");
        FREQUENCIES.with(RentFrequency.TWO_WEEKLY, "2 weekly / two weekly / fortnightly / fortnight");
        FREQUENCIES.with(RentFrequency.FOUR_WEEKLY, "4 weekly / four weekly");
        FREQUENCIES.with(RentFrequency.MONTHLY, "monthly / pcm / pm / month / per month / calendar monthly / m");
        FREQUENCIES.with(RentFrequency.QUARTERLY, "quarterly / quarter / per quarter / q");
        FREQUENCIES.with(RentFrequency.SIX_MONTHLY, "6 monthly / six monthly / half yearly");
        FREQUENCIES.with(RentFrequency.YEARLY, "yearly / annual / annually / pa / year / per annum / per year / y");
        LET_TYPES.with(LetType.LONG, "long / long let / long lets / long term");
        LET_TYPES.with(LetType.SHORT, "short / short let / short lets / short term / holiday let");
    }

    private ListingWords() {}

    static Optional<PropertyType> type(String text) {
        return TYPES.meaning(text);
    }

    static Optional<Furnishing> furnishing(String text) {
        return FURNISHINGS.meaning(text);
    }

    static Optional<LetType> letType(String text) {
        return LET_TYPES.meaning(text);
    }

    static Optional<RentFrequency> frequency(String text) {
        return FREQUENCIES.meaning(text);
    }

    /** Whether a word for the kind of deal means a letting and not a sale. */
    static boolean isLetting(String text) {
        return LETTINGS.meaning(text).isPresent();
    }
}
