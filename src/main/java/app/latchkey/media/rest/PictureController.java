package app.latchkey.media.rest;

import app.latchkey.media.GalleryService;
import app.latchkey.media.PictureSize;
import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Sends pictures to the people of their agency. One never changes, so whoever has it need not ask again. */
@RestController
class PictureController {

    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final GalleryService gallery;

    PictureController(GalleryService gallery) {
        this.gallery = gallery;
    }

    @GetMapping("/media/{id:[0-9]{1,18}}/{size}")
    ResponseEntity<Resource> picture(@PathVariable long id, @PathVariable String size) {
        return PictureSize.of(size)
                .flatMap(wanted -> gallery.file(id, wanted))
                .map(file -> ResponseEntity.ok()
                        .eTag(file.tag())
                        .cacheControl(FOREVER)
                        .contentType(MediaType.parseMediaType(file.mediaType()))
                        .<Resource>body(new FileSystemResource(file.path())))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
