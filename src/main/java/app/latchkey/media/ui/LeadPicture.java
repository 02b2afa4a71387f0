package app.latchkey.media.ui;

import app.latchkey.media.GalleryService;
import app.latchkey.media.Picture;
import app.latchkey.media.PictureSize;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;

/** The first photo of a listing, large enough to know the place by; nothing where there is none of our own. */
@StyleSheet("context://latchkey/pictures.css")
public class LeadPicture extends Div {

    public LeadPicture(GalleryService gallery, long listingId) {
        addClassName("lead-picture");
        var lead = gallery.lead(listingId).filter(picture -> !picture.isLink());
        lead.ifPresent(picture -> add(image(picture)));
        setVisible(lead.isPresent());
    }

    private Image image(Picture picture) {
        var caption = picture.caption();
        return new Image(
                picture.address(PictureSize.LARGE), caption == null ? getTranslation("picture.lead") : caption);
    }
}
