package app.latchkey.listings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.latchkey.users.PortfolioTooLarge;
import org.junit.jupiter.api.Test;

class NegotiatedListingsTests {

    @Test
    void moreThanChangesHandsInOneStepIsSaidInWordsOfPeople() {
        var bulk = mock(ListingBulkService.class);
        when(bulk.preview(any(), any())).thenThrow(new BulkTooLarge(ListingBulkService.MOST_AT_ONCE));
        var listings = new NegotiatedListings(mock(ListingService.class), bulk);
        assertThatThrownBy(() -> listings.handOver(1, 2L)).isInstanceOfSatisfying(PortfolioTooLarge.class, e -> {
            assertThat(e.kind()).isEqualTo("listing");
            assertThat(e.most()).isEqualTo(ListingBulkService.MOST_AT_ONCE);
        });
    }
}
