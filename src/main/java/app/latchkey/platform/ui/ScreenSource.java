package app.latchkey.platform.ui;

import app.latchkey.platform.live.ChangeSource;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Each open screen, a tab of a browser, has a name that no other one has on any instance. */
@Component
class ScreenSource implements ChangeSource {

    private static final String KEY = "latchkey.screen";

    @Override
    public @Nullable String current() {
        var ui = UI.getCurrent();
        return ui == null ? null : of(ui);
    }

    static String of(UI ui) {
        if (ComponentUtil.getData(ui, KEY) instanceof String name) {
            return name;
        }
        var name = UUID.randomUUID().toString().replace("-", "");
        ComponentUtil.setData(ui, KEY, name);
        return name;
    }
}
