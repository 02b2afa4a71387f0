package app.latchkey.media;

import app.latchkey.media.PictureRefused.Reason;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.Roles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The pictures of listings. No file is received, read or written while a transaction is open. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class GalleryService {

    /** Of one file. */
    public static final int LARGEST_BYTES = 25 * 1024 * 1024;

    /** Of one listing, floor plans among them. */
    public static final int MOST_PICTURES = 60;

    public static final int LONGEST_CAPTION = 300;

    private static final int LONGEST_LINK = 2000;

    private final PictureRows rows;
    private final PictureFiles files;
    private final PictureIntake intake;
    private final GalleryChanges changes;
    private final CurrentAgency agency;

    GalleryService(
            PictureRows rows, PictureFiles files, PictureIntake intake, GalleryChanges changes, CurrentAgency agency) {
        this.rows = rows;
        this.files = files;
        this.intake = intake;
        this.changes = changes;
        this.agency = agency;
    }

    /** Photos, then floor plans, each in their order; the first photo is the lead. */
    public List<Picture> pictures(long listingId) {
        return rows.of(listingId);
    }

    public Optional<Picture> lead(long listingId) {
        return rows.lead(listingId);
    }

    public int photos(long listingId) {
        return rows.photos(listingId);
    }

    /** Empty for another agency's, for a link, and for a file that is no longer there. */
    public Optional<PictureFile> file(long pictureId, PictureSize size) {
        return rows.file(pictureId)
                .map(stored -> new PictureFile(
                        files.file(agency.require(), stored.key(), size),
                        size == PictureSize.FULL ? stored.mediaType() : MediaType.IMAGE_JPEG_VALUE,
                        stored.checksum() + "-" + size.word()))
                .filter(file -> Files.isReadable(file.path()));
    }

    /**
     * Takes a file in as the last picture of its kind: JPEG, PNG or WebP, told by what is in it.
     *
     * @throws PictureRefused when it can't be one, saying why
     * @throws GalleryClosed when the listing takes no more changes
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional(propagation = Propagation.SUPPORTS)
    public long upload(long listingId, PictureKind kind, InputStream bytes) throws IOException, PictureRefused {
        var made = intake.take(bytes);
        try {
            return changes.add(listingId, kind, made);
        } finally {
            PictureFiles.delete(made.draft());
        }
    }

    /**
     * Adds a photo that stays where it is.
     *
     * @param address beginning with https://
     * @throws PictureRefused when it is no such address, or there are too many pictures
     * @throws GalleryClosed when the listing takes no more changes
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public long addLink(long listingId, String address) throws PictureRefused {
        var link = address.strip();
        if (!isWebAddress(link)) {
            throw new PictureRefused(Reason.NO_WEB_ADDRESS);
        }
        return changes.add(listingId, PictureKind.IMAGE, link);
    }

    /**
     * @param to its new place among its kind, from 0; what lies beyond the ends is the end
     * @throws GalleryClosed when the listing takes no more changes
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void move(long listingId, long pictureId, int to) {
        changes.move(listingId, pictureId, to);
    }

    /**
     * @param caption at most {@value #LONGEST_CAPTION} characters; blank for none
     * @throws GalleryClosed when the listing takes no more changes
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void describe(long listingId, long pictureId, String caption) {
        if (caption.length() > LONGEST_CAPTION) {
            throw new IllegalArgumentException("A caption of " + caption.length() + " characters");
        }
        changes.describe(listingId, pictureId, orNull(caption.replace("\0", "").strip()));
    }

    /**
     * Makes a photo a floor plan, or a floor plan a photo; it becomes the last of them.
     *
     * @throws GalleryClosed when the listing takes no more changes
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void changeKind(long listingId, long pictureId, PictureKind kind) {
        changes.changeKind(listingId, pictureId, kind);
    }

    /**
     * @return what {@link #restore} puts back; empty when somebody else removed it
     * @throws GalleryClosed when the listing takes no more changes
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public Optional<RemovedPicture> remove(long listingId, long pictureId) {
        return changes.remove(listingId, pictureId);
    }

    /**
     * @throws PictureRefused when there is no room for it any more
     * @throws GalleryClosed when the listing takes no more changes
     */
    @PreAuthorize(Roles.MAY_WRITE)
    @Transactional
    public void restore(RemovedPicture removed) throws PictureRefused {
        changes.restore(removed);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static boolean isWebAddress(String typed) {
        try {
            var address = URI.create(typed);
            return "https".equals(address.getScheme()) && address.getHost() != null && typed.length() <= LONGEST_LINK;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
