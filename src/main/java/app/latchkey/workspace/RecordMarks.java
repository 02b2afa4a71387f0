package app.latchkey.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What one person starred, in the order they did, and what they opened lately, latest first. Both name a record by the
 * title it had when it was last opened.
 */
public record RecordMarks(List<RecordLink> starred, List<RecordLink> recent) {

    public static final RecordMarks NONE = new RecordMarks(List.of(), List.of());

    public RecordMarks {
        starred = List.copyOf(starred);
        recent = List.copyOf(recent);
    }

    public boolean isStarred(RecordLink link) {
        return starred.stream().anyMatch(link::leadsTo);
    }

    public RecordMarks opened(RecordLink link) {
        var opened = new ArrayList<>(List.of(link));
        opened.addAll(without(recent, link));
        UnaryOperator<RecordLink> renamed = star -> star.leadsTo(link) ? link : star;
        return new RecordMarks(
                starred.stream().map(renamed).toList(),
                opened.subList(0, Math.min(opened.size(), RecordMarkService.RECENT)));
    }

    public RecordMarks star(RecordLink link) {
        var stars = new ArrayList<>(without(starred, link));
        stars.add(link);
        return new RecordMarks(stars, recent);
    }

    public RecordMarks unstar(RecordLink link) {
        return new RecordMarks(without(starred, link), recent);
    }

    private static List<RecordLink> without(List<RecordLink> links, RecordLink link) {
        return links.stream().filter(other -> !other.leadsTo(link)).toList();
    }
}
