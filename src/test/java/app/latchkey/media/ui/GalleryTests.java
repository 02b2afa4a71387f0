package app.latchkey.media.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.Listings;
import app.latchkey.media.GalleryService;
import app.latchkey.media.Photos;
import app.latchkey.media.Picture;
import app.latchkey.media.PictureKind;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.BlurNotifier;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
@ViewPackages(packages = "app.latchkey")
class GalleryTests extends SpringBrowserlessTest {

    @Autowired
    private Agencies agencies;

    @Autowired
    private ListingService listings;

    @Autowired
    private GalleryService gallery;

    @Autowired
    private StatementCounter statements;

    private TestAgency agency;
    private String reference;
    private long listing;

    @BeforeEach
    void makeListing() {
        agency = agencies.create();
        Agencies.signIn(agency.agent());
        reference = listings.create(Listings.flat(agency).details());
        listing = listings.find(reference).orElseThrow().id();
    }

    @Test
    void filesGoInAndAWrongOneIsNamedWhileTheOthersStay() {
        open();
        assertThat(text()).contains("No photos yet").contains("No floor plans yet");
        upload(0, "front.jpg", Photos.of(Color.RED));
        upload(0, "page.jpg", "<!DOCTYPE html>".getBytes(UTF_8));
        upload(0, "back.jpg", Photos.of(Color.BLUE));
        upload(1, "plan.png", Photos.png(60, 40));
        assertThat(pictures())
                .extracting(Picture::kind)
                .containsExactly(PictureKind.IMAGE, PictureKind.IMAGE, PictureKind.FLOOR_PLAN);
        assertThat(text())
                .contains("page.jpg: This is no JPEG, PNG or WebP, whatever its name says")
                .contains("Lead photo");
        test(find(Button.class).withText("Understood").single()).click();
        assertThat(text()).doesNotContain("page.jpg");
    }

    @Test
    void aPhotoMovesByItsButtonsAndByTheBrowsersWish() throws Exception {
        long first = add(Color.RED);
        long second = add(Color.GREEN);
        long third = add(Color.BLUE);
        open();
        test(tool("Move Photo 3 back")).click();
        assertThat(order()).containsExactly(first, third, second);
        assertThat(said()).contains("Photo 3 moved to position 2 of 3");
        assertThat(tool("Move Photo 1 back").isEnabled()).isFalse();
        assertThat(tool("Move Photo 3 forward").isEnabled()).isFalse();
        var row = find(PictureRow.class).all().getFirst();
        ComponentUtil.fireEvent(row, new PictureRow.Moved(row, true, Long.toString(second), 0));
        assertThat(order()).containsExactly(second, first, third);
        assertThat(find(PictureTile.class).all().stream()
                        .map(tile -> tile.getElement().getAttribute("data-picture")))
                .containsExactly(Long.toString(second), Long.toString(first), Long.toString(third));
        ComponentUtil.fireEvent(row, new PictureRow.Moved(row, true, "1", 0));
        assertThat(order()).containsExactly(second, first, third);
    }

    @Test
    void aCaptionIsWrittenWhereItStands() throws Exception {
        add(Color.RED);
        open();
        assertThat(text()).contains("No caption");
        test(tool("Caption of Photo 1")).click();
        var field = find(TextField.class).withAriaLabel("Caption of Photo 1").single();
        test(field).setValue("The hall");
        ComponentUtil.fireEvent(field, new BlurNotifier.BlurEvent<>(field, true));
        assertThat(pictures().getFirst().caption()).isEqualTo("The hall");
        assertThat(text()).contains("The hall").doesNotContain("No caption");
        assertThat(tool("Open Photo 1 of 1: The hall")).isNotNull();
    }

    @Test
    void whatIsRemovedCanBePutBack() throws Exception {
        long first = add(Color.RED);
        long second = add(Color.BLUE);
        open();
        test(tool("Remove Photo 1")).click();
        assertThat(order()).containsExactly(second);
        assertThat(text()).contains("Photo 1 is removed.");
        test(find(Button.class).withText("Undo").single()).click();
        assertThat(order()).containsExactly(first, second);
        assertThat(find(Button.class).withText("Undo").exists()).isFalse();
    }

    @Test
    void aPhotoCanBeShownAmongTheFloorPlans() throws Exception {
        add(Color.RED);
        open();
        test(tool("Show Photo 1 among the floor plans")).click();
        assertThat(pictures()).extracting(Picture::kind).containsExactly(PictureKind.FLOOR_PLAN);
        assertThat(tool("Show Floor plan 1 among the photos")).isNotNull();
        assertThat(text()).contains("No photos yet");
    }

    @Test
    void aPhotoOpensLargeAndLeadsToTheNext() throws Exception {
        long first = add(Color.RED);
        gallery.addLink(listing, "https://images.example/elsewhere.jpg");
        long third = add(Color.BLUE);
        open();
        test(tool("Open Photo 3 of 3")).click();
        var large = find(PictureViewer.class).single();
        assertThat(large.getHeaderTitle()).isEqualTo("2 of 2");
        assertThat(source(large)).startsWith("media/" + third + "/full");
        test(find(Button.class).withAriaLabel("Next picture").single()).click();
        assertThat(source(large)).startsWith("media/" + first + "/full");
    }

    @Test
    void anAddressIsALinkAndNeverLoadedFromThere() throws Exception {
        open();
        var field =
                find(TextField.class).withLabel("Or the web address of a photo").single();
        test(field).setValue("http://insecure.example/1.jpg");
        test(find(Button.class).withText("Add").single()).click();
        assertThat(field.getErrorMessage()).isEqualTo("Type an address beginning with https://");
        test(field).setValue("https://images.example/1.jpg");
        test(find(Button.class).withText("Add").single()).click();
        assertThat(field.getValue()).isEmpty();
        assertThat(find(Anchor.class).withClassName("picture-link").single().getHref())
                .isEqualTo("https://images.example/1.jpg");
        assertThat(find(Image.class).all().stream().map(Image::getSrc)).noneMatch(from -> from.contains("example"));
    }

    @Test
    void aViewerLooksAndChangesNothing() throws Exception {
        long id = add(Color.RED);
        Agencies.signIn(agency.viewer());
        follow();
        assertThat(find(Image.class).all().stream().map(Image::getSrc))
                .anyMatch(from -> from.startsWith("media/" + id + "/large"));
        find(TabSheet.class).single().setSelectedIndex(1);
        assertThat(tool("Open Photo 1 of 1")).isNotNull();
        assertThat(find(NativeButton.class).all()).hasSize(1);
        assertThat(find(Upload.class).exists()).isFalse();
        assertThat(find(PictureTile.class).single().getElement().getAttribute("draggable"))
                .isEqualTo("false");
    }

    @Test
    void whatAColleagueRemovesIsGoneHereToo() throws Exception {
        long first = add(Color.RED);
        long second = add(Color.BLUE);
        open();
        gallery.remove(listing, first);
        var row = find(PictureRow.class).all().getFirst();
        ComponentUtil.fireEvent(row, new PictureRow.Moved(row, true, Long.toString(first), 1));
        assertThat(order()).containsExactly(second);
        assertThat(find(PictureTile.class).all()).hasSize(1);
    }

    @Test
    void sixtyPicturesAreOneStatement() throws Exception {
        for (int i = 0; i < 60; i++) {
            gallery.addLink(listing, "https://images.example/" + i + ".jpg");
        }
        follow();
        statements.reset();
        find(TabSheet.class).single().setSelectedIndex(1);
        assertThat(find(PictureTile.class).all()).hasSize(60);
        assertThat(statements.statements())
                .filteredOn(sql -> sql.contains("listing_media"))
                .hasSize(1);
    }

    private void open() {
        follow();
        find(TabSheet.class).single().setSelectedIndex(1);
    }

    private void follow() {
        UI.getCurrent().navigate("listings/" + reference);
        roundTrip();
    }

    private long add(Color colour) throws Exception {
        return gallery.upload(listing, PictureKind.IMAGE, new ByteArrayInputStream(Photos.of(colour)));
    }

    private void upload(int section, String name, byte[] bytes) {
        test(find(Upload.class).all().get(section)).upload(name, "image/jpeg", bytes);
        roundTrip();
    }

    private NativeButton tool(String name) {
        return find(NativeButton.class).withAriaLabel(name).single();
    }

    private List<Picture> pictures() {
        return gallery.pictures(listing);
    }

    private List<Long> order() {
        return pictures().stream().map(Picture::id).toList();
    }

    private String said() {
        return find(GalleryMessages.class).single().getElement().getTextRecursively();
    }

    private String text() {
        return find(Gallery.class).single().getElement().getTextRecursively();
    }

    private static String source(Component viewer) {
        return viewer.getChildren()
                .flatMap(Component::getChildren)
                .filter(Image.class::isInstance)
                .map(image -> ((Image) image).getSrc())
                .findFirst()
                .orElseThrow();
    }
}
