package app.latchkey.listings;

import app.latchkey.media.GalleryClosed;
import app.latchkey.media.GalleryOwner;
import org.springframework.stereotype.Component;

/** A listing owns its pictures until it has come to its end, as it does its facts. */
@Component
class ListingGallery implements GalleryOwner {

    private final ListingRepository listings;

    ListingGallery(ListingRepository listings) {
        this.listings = listings;
    }

    @Override
    public void beginChange(long listingId) {
        var listing = listings.lockById(listingId);
        if (listing.isEmpty() || listing.get().status().isFinal()) {
            throw new GalleryClosed(listingId);
        }
    }
}
