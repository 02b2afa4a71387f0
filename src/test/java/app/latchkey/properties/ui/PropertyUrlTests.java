package app.latchkey.properties.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.properties.PropertyFilter;
import app.latchkey.properties.PropertySort;
import app.latchkey.properties.PropertySort.Column;
import app.latchkey.properties.PropertyType;
import com.vaadin.flow.router.QueryParameters;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PropertyUrlTests {

    private static final PropertyFilter FULL = new PropertyFilter(
            "mill & lane", Set.of(PropertyType.FLAT, PropertyType.HOUSE), 1, 3, "York", "YO1", true, true, true);

    @Test
    void readsBackWhatItWrote() {
        for (var column : Column.values()) {
            for (boolean ascending : new boolean[] {true, false}) {
                var sort = new PropertySort(column, ascending);
                var read = PropertyUrl.parse(PropertyUrl.write(FULL, sort));
                assertThat(read.filter()).isEqualTo(FULL);
                assertThat(read.sort()).isEqualTo(sort);
                assertThat(read.ignored()).isEmpty();
            }
        }
    }

    @Test
    void everythingIsAnEmptyAddress() {
        assertThat(PropertyUrl.write(PropertyFilter.ALL, PropertySort.DEFAULT).getParameters())
                .isEmpty();
    }

    @Test
    void leavesNonsenseOutAndNamesIt() {
        var read = PropertyUrl.parse(QueryParameters.fromString(
                "bedrooms_min=minus&property_type=castle&archived=perhaps&sort=colour&town=Bath"));
        assertThat(read.filter())
                .isEqualTo(new PropertyFilter("", Set.of(), null, null, "Bath", "", false, false, false));
        assertThat(read.ignored())
                .containsExactlyInAnyOrder(
                        "bedrooms_min=minus", "property_type=castle", "archived=perhaps", "sort=colour");
    }

    @Test
    void takesOneConditionAway() {
        assertThat(PropertyUrl.without(FULL, "q", "archived"))
                .isEqualTo(new PropertyFilter("", FULL.propertyTypes(), 1, 3, "York", "YO1", true, true, false));
    }
}
