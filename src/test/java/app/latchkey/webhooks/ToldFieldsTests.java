package app.latchkey.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.listings.ListingStatus;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.webhooks.ToldFields.Change;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToldFieldsTests {

    private static List<Change> read(String field, @Nullable String before, @Nullable String after) {
        return ToldFields.of(List.of(new FieldChange(field, before, after)));
    }

    @Test
    void fieldsAreCalledAsTheApiCallsThemAndHaveTheirTypes() {
        assertThat(read("availableFrom", null, "2026-12-01"))
                .containsExactly(new Change("available_from", null, LocalDate.of(2026, 12, 1)));
        assertThat(read("depositPence", "95000", "120000"))
                .containsExactly(new Change("deposit_pence", 950_00L, 1200_00L));
        assertThat(read("petsConsidered", "false", "true")).containsExactly(new Change("pets_considered", false, true));
        assertThat(read("status", "DRAFT", "LET_AGREED"))
                .containsExactly(new Change("status", ListingStatus.DRAFT, ListingStatus.LET_AGREED));
        assertThat(read("bathrooms", "1", null)).containsExactly(new Change("bathrooms", 1, null));
        assertThat(read("postcode", "BS7 2EJ", "BS8 1AA"))
                .containsExactly(new Change("postcode", "BS7 2EJ", "BS8 1AA"));
    }

    @ParameterizedTest
    @EnumSource
    void aRentIsReadAsItWasWritten(RentFrequency frequency) {
        var rent = new Rent(1234_56, frequency);
        assertThat(read("rent", rent.toString(), "£1,200 pcm"))
                .containsExactly(new Change("rent", rent, Rent.monthly(1200_00)));
    }

    @Test
    void whatIsNotToldIsLeftOutAndSoIsWhatMakesNoSenseAnyMore() {
        assertThat(read("landlordId", "1", "2")).isEmpty();
        assertThat(read("status", "DRAFT", "SHREDDED")).isEmpty();
        assertThat(read("bedrooms", "2", "many")).isEmpty();
        assertThat(read("rent", null, "ask")).isEmpty();
    }
}
