package app.latchkey.media.ui;

import app.latchkey.media.GalleryService;
import app.latchkey.media.PictureRefused;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;

/** Adds a photo that stays where it is on the web. */
class LinkField extends Div {

    private final TextField address = new TextField(getTranslation("gallery.link"));
    private final GalleryService gallery;
    private final long listingId;
    private final Runnable added;

    LinkField(GalleryService gallery, long listingId, Runnable added) {
        this.gallery = gallery;
        this.listingId = listingId;
        this.added = added;
        addClassName("gallery-address");
        address.setHelperText(getTranslation("gallery.link-help"));
        address.setManualValidation(true);
        address.addKeyPressListener(Key.ENTER, event -> add());
        add(address, new Button(getTranslation("gallery.link-add"), event -> add()));
    }

    private void add() {
        address.setInvalid(false);
        try {
            gallery.addLink(listingId, address.getValue());
            address.clear();
            added.run();
        } catch (PictureRefused refused) {
            address.setErrorMessage(PictureWords.reason(this, refused.reason()));
            address.setInvalid(true);
        }
    }
}
