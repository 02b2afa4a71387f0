package app.latchkey.listings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ListingStatusTests {

    /** As the domain model says: whatever is not here is refused. */
    private static final String GRAPH = """
            DRAFT > APPRAISED INSTRUCTED
            APPRAISED > INSTRUCTED LOST
            INSTRUCTED > AVAILABLE WITHDRAWN
            AVAILABLE > UNDER_OFFER LET_AGREED SUSPENDED WITHDRAWN
            UNDER_OFFER > AVAILABLE LET_AGREED SUSPENDED WITHDRAWN
            LET_AGREED > AVAILABLE LET
            LET > CLOSED
            SUSPENDED > AVAILABLE UNDER_OFFER WITHDRAWN
            WITHDRAWN > INSTRUCTED
            LOST >
            CLOSED >
            """;

    @Test
    void followsTheModel() {
        assertThat(Arrays.stream(ListingStatus.values())
                        .map(status -> (status + " > "
                                        + status.next().stream().map(Enum::name).collect(Collectors.joining(" ")))
                                .strip())
                        .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(GRAPH);
    }

    @Test
    void endsWhereNothingFollows() {
        assertThat(ListingStatus.values())
                .filteredOn(ListingStatus::isFinal)
                .containsExactly(ListingStatus.LOST, ListingStatus.CLOSED);
    }
}
