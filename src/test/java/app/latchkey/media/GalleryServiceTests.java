package app.latchkey.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.audit.HistoryEvent;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.Listings;
import app.latchkey.media.PictureRefused.Reason;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class GalleryServiceTests {

    @Autowired
    private GalleryService gallery;

    @Autowired
    private ListingService listings;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate database;

    @Value("${latchkey.files.folder}")
    private Path folder;

    private MockMvc web;
    private TestAgency agency;
    private long listing;

    @BeforeEach
    void open(@Autowired WebApplicationContext context) {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        agency = agencies.create();
        Agencies.signIn(agency.agent());
        listing = flat();
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    // Adding

    @Test
    void aPhotoTakesTheLastPlaceAndTheFirstOneLeads() throws Exception {
        assertThat(gallery.lead(listing)).isEmpty();
        long first = upload(Color.RED);
        long second = upload(Color.BLUE);
        long plan = gallery.upload(listing, PictureKind.FLOOR_PLAN, new ByteArrayInputStream(Photos.png(40, 30)));
        assertThat(gallery.pictures(listing))
                .extracting(Picture::id, Picture::kind, Picture::position)
                .containsExactly(
                        tuple(first, PictureKind.IMAGE, 0),
                        tuple(second, PictureKind.IMAGE, 1),
                        tuple(plan, PictureKind.FLOOR_PLAN, 0));
        assertThat(gallery.lead(listing).orElseThrow().id()).isEqualTo(first);
        assertThat(gallery.photos(listing)).isEqualTo(2);
        assertThat(history())
                .extracting(HistoryEvent::eventType)
                .containsExactly("PICTURE_ADDED", "PICTURE_ADDED", "PICTURE_ADDED", "CREATED");
        assertThat(history().getFirst().changes()).containsExactly(new FieldChange("floorPlans", "0", "1"));
        assertThat(history().get(1).changes()).containsExactly(new FieldChange("photos", "1", "2"));
    }

    @Test
    void aWebAddressStaysOne() throws Exception {
        long id = gallery.addLink(listing, " https://images.example/1.jpg ");
        var picture = gallery.pictures(listing).getFirst();
        assertThat(picture.link()).isEqualTo("https://images.example/1.jpg");
        assertThat(gallery.file(id, PictureSize.FULL)).isEmpty();
        for (var wrong : List.of("", "http://insecure.example/1.jpg", "javascript:alert(1)", "https://", "front.jpg")) {
            assertThat(catchThrowableOfType(PictureRefused.class, () -> gallery.addLink(listing, wrong))
                            .reason())
                    .as(wrong)
                    .isEqualTo(Reason.NO_WEB_ADDRESS);
        }
    }

    @Test
    void aRefusedFileLeavesNothingAndTheOthersStay() throws Exception {
        long first = upload(Color.RED);
        assertThat(catchThrowableOfType(
                                PictureRefused.class,
                                () -> gallery.upload(
                                        listing, PictureKind.IMAGE, new ByteArrayInputStream("<svg/>".getBytes(UTF_8))))
                        .reason())
                .isEqualTo(Reason.NO_PICTURE);
        assertThat(order()).containsExactly(first);
        assertThat(incoming()).isEmpty();
    }

    @Test
    void aListingHoldsSixtyAndNoMore() throws Exception {
        for (int i = 0; i < GalleryService.MOST_PICTURES; i++) {
            gallery.addLink(listing, "https://images.example/" + i + ".jpg");
        }
        assertThat(catchThrowableOfType(PictureRefused.class, () -> upload(Color.RED))
                        .reason())
                .isEqualTo(Reason.TOO_MANY);
        assertThat(kept()).isEmpty();
        assertThat(incoming()).isEmpty();
    }

    @Test
    void aFailedTransactionLeavesNoFile() throws Exception {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    assertThat(quietly(() -> upload(Color.RED))).isPositive();
                    assertThat(kept()).hasSize(3);
                    throw new IllegalStateException("The lights went out");
                }))
                .hasMessage("The lights went out");
        assertThat(kept()).isEmpty();
        assertThat(gallery.pictures(listing)).isEmpty();
    }

    @Test
    void aListingThatHasEndedOrIsAnothersTakesNone() throws Exception {
        long id = upload(Color.RED);
        agencies.within(
                agency.id(), () -> database.update("update listing set status = 'CLOSED' where id = ?", listing));
        assertThatThrownBy(() -> upload(Color.BLUE)).isInstanceOf(GalleryClosed.class);
        assertThatThrownBy(() -> gallery.move(listing, id, 0)).isInstanceOf(GalleryClosed.class);
        assertThatThrownBy(() -> gallery.describe(listing, id, "Hall")).isInstanceOf(GalleryClosed.class);
        assertThatThrownBy(() -> gallery.remove(listing, id)).isInstanceOf(GalleryClosed.class);
        Agencies.signIn(agencies.create().agent());
        assertThatThrownBy(() -> upload(Color.BLUE)).isInstanceOf(GalleryClosed.class);
        assertThat(gallery.pictures(listing)).isEmpty();
        Agencies.signIn(agency.agent());
        assertThat(order()).containsExactly(id);
        assertThat(incoming()).isEmpty();
    }

    // Order

    @Test
    void anyMovesEndAsInAPlainList() throws Exception {
        var random = new Random(20261121);
        var model = new ArrayList<Long>();
        for (int i = 0; i < 9; i++) {
            model.add(gallery.addLink(listing, "https://images.example/" + i + ".jpg"));
        }
        var removed = new ArrayList<RemovedPicture>();
        for (int step = 0; step < 120; step++) {
            if (random.nextInt(6) == 0 && model.size() > 2) {
                long id = model.remove(random.nextInt(model.size()));
                removed.add(gallery.remove(listing, id).orElseThrow());
            } else if (random.nextInt(5) == 0 && !removed.isEmpty()) {
                var back = removed.remove(random.nextInt(removed.size()));
                gallery.restore(back);
                model.add(Math.min(back.position(), model.size()), back.id());
            } else {
                long id = model.get(random.nextInt(model.size()));
                int to = random.nextInt(-2, model.size() + 2);
                gallery.move(listing, id, to);
                model.remove(id);
                model.add(Math.clamp(to, 0, model.size()), id);
            }
            assertThat(order()).as("after step %d", step).containsExactlyElementsOf(model);
        }
        assertThat(gallery.pictures(listing))
                .extracting(Picture::position)
                .containsExactlyElementsOf(
                        IntStream.range(0, model.size()).boxed().toList());
    }

    @Test
    void aMoveIsOneEventAndNoMoveIsNone() throws Exception {
        long first = link();
        long second = link();
        int before = history().size();
        gallery.move(listing, second, 1);
        gallery.move(listing, second, 7);
        assertThat(history()).hasSize(before);
        statements.reset();
        gallery.move(listing, second, 0);
        assertThat(statements.statements()).hasSizeLessThanOrEqualTo(5);
        assertThat(order()).containsExactly(second, first);
        assertThat(history()).hasSize(before + 1);
        assertThat(history().getFirst().changes()).containsExactly(new FieldChange("picturePlace", "2", "1"));
    }

    @Test
    void movesAtTheSameTimeFollowOneAnother() throws Exception {
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 8; i++) {
            ids.add(link());
        }
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var moves = people.invokeAll(IntStream.range(0, 24)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        Agencies.signIn(agency.agent());
                        gallery.move(listing, ids.get(i % 8), (i * 5) % 8);
                        if (i % 6 == 0) {
                            gallery.addLink(listing, "https://images.example/late-" + i + ".jpg");
                        }
                        return true;
                    })
                    .toList());
            for (var move : moves) {
                assertThat(move.get()).isTrue();
            }
        }
        assertThat(order()).hasSize(12).containsAll(ids).doesNotHaveDuplicates();
        assertThat(gallery.pictures(listing))
                .extracting(Picture::position)
                .containsExactlyElementsOf(IntStream.range(0, 12).boxed().toList());
    }

    @Test
    void theDatabaseLetsNoTwoTakeOnePlace() throws Exception {
        link();
        long second = link();
        assertThatThrownBy(() -> agencies.within(
                        agency.id(),
                        () -> database.update("update listing_media set position = 0 where id = ?", second)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    // Captions, kinds, removal

    @Test
    void aCaptionIsKeptAndToldOnce() throws Exception {
        long id = link();
        gallery.describe(listing, id, "  The hall, with its own door ");
        gallery.describe(listing, id, "The hall, with its own door");
        assertThat(gallery.pictures(listing).getFirst().caption()).isEqualTo("The hall, with its own door");
        assertThat(history().getFirst().changes())
                .containsExactly(new FieldChange("pictureCaption", null, "The hall, with its own door"));
        assertThat(history()).hasSize(3);
        gallery.describe(listing, id, " ");
        assertThat(gallery.pictures(listing).getFirst().caption()).isNull();
        assertThatThrownBy(() -> gallery.describe(listing, id, "x".repeat(301)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPhotoBecomesTheLastFloorPlanAndTheOthersCloseUp() throws Exception {
        long first = link();
        long second = link();
        gallery.changeKind(listing, first, PictureKind.FLOOR_PLAN);
        assertThat(gallery.pictures(listing))
                .extracting(Picture::id, Picture::kind, Picture::position)
                .containsExactly(tuple(second, PictureKind.IMAGE, 0), tuple(first, PictureKind.FLOOR_PLAN, 0));
        assertThat(history().getFirst().changes())
                .containsExactly(new FieldChange("pictureKind", "IMAGE", "FLOOR_PLAN"));
    }

    @Test
    void whatIsRemovedComesBackWithItsFilesOrGoesForGoodAfterAMonth() throws Exception {
        long id = upload(Color.RED);
        var removed = gallery.remove(listing, id).orElseThrow();
        assertThat(gallery.pictures(listing)).isEmpty();
        assertThat(gallery.photos(listing)).isZero();
        assertThat(gallery.remove(listing, id)).isEmpty();
        gallery.restore(removed);
        gallery.restore(removed);
        assertThat(order()).containsExactly(id);
        assertThat(kept()).hasSize(3);
        assertThat(history().getFirst().eventType()).isEqualTo("PICTURE_RESTORED");

        gallery.remove(listing, id);
        agencies.within(
                agency.id(),
                () -> database.update(
                        "update listing_media set removed_at = removed_at - interval '31 days' where id = ?", id));
        long next = upload(Color.BLUE);
        gallery.restore(removed);
        assertThat(order()).containsExactly(next);
        assertThat(kept()).hasSize(3);
    }

    // Over the web

    @Test
    void thePeopleOfItsAgencyGetAPictureOnceAndForAll() throws Exception {
        long id = upload(Color.RED);
        var address = gallery.pictures(listing).getFirst().address(PictureSize.SMALL);
        assertThat(address).matches("media/" + id + "/small\\?v=[0-9a-f]{8}");
        var tag = web.perform(get("/" + address).with(user(agency.viewer())))
                .andExpect(status().isOk())
                .andExpect(content().contentType("image/jpeg"))
                .andExpect(header().string("Cache-Control", "max-age=31536000, private, immutable"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andReturn()
                .getResponse()
                .getHeader("ETag");
        assertThat(tag).startsWith("\"").contains("-small");
        web.perform(get("/" + address).with(user(agency.viewer())).header("If-None-Match", String.valueOf(tag)))
                .andExpect(status().isNotModified());
        web.perform(get("/media/" + id + "/huge").with(user(agency.viewer()))).andExpect(status().isNotFound());
    }

    @Test
    void nobodyElseGetsIt() throws Exception {
        long id = upload(Color.RED);
        var address = "/media/" + id + "/full";
        web.perform(get(address).with(user(agency.agent()))).andExpect(status().isOk());
        web.perform(get(address).with(user(agencies.create().admin()))).andExpect(status().isNotFound());
        web.perform(get(address)).andExpect(status().is3xxRedirection());
        var superuser = new SignedIn(1, null, null, "root@example.org", "Root", Role.SUPERUSER, true, null);
        web.perform(get(address).with(user(superuser))).andExpect(status().isForbidden());
    }

    @Test
    void aPictureWhoseFilesAreLostIsNotFound() throws Exception {
        long id = upload(Color.RED);
        for (var file : kept()) {
            Files.delete(file);
        }
        web.perform(get("/media/" + id + "/full").with(user(agency.agent()))).andExpect(status().isNotFound());
    }

    private long flat() {
        return listings.find(listings.create(Listings.flat(agency).details()))
                .orElseThrow()
                .id();
    }

    private long upload(Color colour) throws IOException, PictureRefused {
        return gallery.upload(listing, PictureKind.IMAGE, new ByteArrayInputStream(Photos.of(colour)));
    }

    private long link() throws PictureRefused {
        return gallery.addLink(listing, "https://images.example/1.jpg");
    }

    private List<Long> order() {
        return gallery.pictures(listing).stream().map(Picture::id).toList();
    }

    private List<HistoryEvent> history() {
        return listings.history(listing, 0, 200);
    }

    private List<Path> kept() {
        return files(folder.resolve(Long.toString(agency.id())));
    }

    private List<Path> incoming() {
        return files(folder.resolve("incoming"));
    }

    private static List<Path> files(Path below) {
        if (!Files.exists(below)) {
            return List.of();
        }
        return quietly(() -> {
            try (var files = Files.walk(below)) {
                return files.filter(Files::isRegularFile).toList();
            }
        });
    }

    private static <T> T quietly(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
