package app.latchkey.platform.ui;

import app.latchkey.platform.Money;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An amount in pounds as a Briton types it; to the program it is pence. What can't be read stays, with a message. */
public class MoneyField extends TextField {

    private static final long serialVersionUID = 1L;

    public MoneyField(String label) {
        super(label);
        setPrefixComponent(new Span("£"));
        setValueChangeMode(ValueChangeMode.ON_CHANGE);
        setManualValidation(true);
        getElement().setAttribute("inputmode", "decimal");
        addValueChangeListener(changed -> isReadable());
    }

    public void setPence(@Nullable Long pence) {
        setInvalid(false);
        setValue(pence == null ? "" : Money.format(pence).substring(1));
    }

    /** Empty when nothing, or nothing readable, is typed. */
    public OptionalLong pence() {
        return getValue().isBlank() ? OptionalLong.empty() : Money.parse(getValue());
    }

    public @Nullable Long penceOrNull() {
        var pence = pence();
        return pence.isPresent() ? pence.getAsLong() : null;
    }

    /** Whether the field is blank or holds an amount; marks it otherwise. */
    public boolean isReadable() {
        boolean readable = getValue().isBlank() || pence().isPresent();
        setErrorMessage(readable ? "" : getTranslation("field.money.unreadable"));
        setInvalid(!readable);
        return readable;
    }
}
