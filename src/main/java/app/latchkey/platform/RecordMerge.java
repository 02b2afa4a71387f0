package app.latchkey.platform;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two edits of a record that began from the same state, field by field. What only one of them changed is proposed; what
 * both changed, to different values, a person must choose.
 */
public final class RecordMerge<R extends Record> {

    public enum Side {
        YOURS,
        THEIRS
    }

    /**
     * A field in which the two differ.
     *
     * @param proposed null when both changed it
     */
    public record Difference(
            String field,
            @Nullable Object yours,
            @Nullable Object theirs,
            @Nullable Side proposed) {}

    private final R yours;
    private final List<Difference> differences;
    private final Map<String, String> followers;
    private final List<@Nullable Object> mine;
    private final List<@Nullable Object> others;

    /**
     * @param base the state both began from
     * @param followers fields that have no choice of their own but go with another one, by its name
     */
    public RecordMerge(R base, R yours, R theirs, Map<String, String> followers) {
        this.yours = yours;
        this.followers = Map.copyOf(followers);
        this.mine = values(yours);
        this.others = values(theirs);
        this.differences = differences(values(base));
    }

    /** In the record's own order. */
    public List<Difference> differences() {
        return differences;
    }

    /**
     * @param chosen a side for each difference, by its field
     * @throws IllegalArgumentException when one is missing
     */
    public R merged(Map<String, Side> chosen) {
        var components = yours.getClass().getRecordComponents();
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            var leader = leader(components[i]);
            boolean differs = differences.stream().anyMatch(d -> d.field().equals(leader));
            var side = differs ? chosen.get(leader) : Side.YOURS;
            if (side == null) {
                throw new IllegalArgumentException("Nothing is chosen for " + leader);
            }
            values[i] = side == Side.YOURS ? mine.get(i) : others.get(i);
        }
        return rebuilt(components, values);
    }

    private List<Difference> differences(List<@Nullable Object> base) {
        var components = yours.getClass().getRecordComponents();
        var found = new ArrayList<Difference>();
        for (int i = 0; i < components.length; i++) {
            if (followers.containsKey(components[i].getName())) {
                continue;
            }
            var group = group(components, i);
            if (!same(group, mine, others)) {
                var proposed = same(group, base, others) ? Side.YOURS : same(group, base, mine) ? Side.THEIRS : null;
                found.add(new Difference(components[i].getName(), shown(group, mine), shown(group, others), proposed));
            }
        }
        return List.copyOf(found);
    }

    /** A field and those that follow it. */
    private List<Integer> group(RecordComponent[] components, int leader) {
        var group = new ArrayList<Integer>(List.of(leader));
        for (int i = 0; i < components.length; i++) {
            if (components[leader].getName().equals(followers.get(components[i].getName()))) {
                group.add(i);
            }
        }
        return group;
    }

    private static boolean same(List<Integer> group, List<@Nullable Object> one, List<@Nullable Object> other) {
        return group.stream().allMatch(i -> Objects.equals(one.get(i), other.get(i)));
    }

    /** The field's own value, or that of the first follower that has one. */
    private static @Nullable Object shown(List<Integer> group, List<@Nullable Object> values) {
        for (int i : group) {
            if (values.get(i) != null) {
                return values.get(i);
            }
        }
        return null;
    }

    private String leader(RecordComponent component) {
        return followers.getOrDefault(component.getName(), component.getName());
    }

    private static List<@Nullable Object> values(Record state) {
        var values = new ArrayList<@Nullable Object>();
        for (var component : state.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                values.add(accessor.invoke(state));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Can't read " + component, e);
            }
        }
        return values;
    }

    @SuppressWarnings("unchecked")
    private R rebuilt(RecordComponent[] components, @Nullable Object[] values) {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = yours.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (R) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Can't rebuild " + yours.getClass(), e);
        }
    }
}
