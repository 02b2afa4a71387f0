package app.latchkey.api;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** Makes requests of its own, to whoever wants to be told. For whoever describes it. */
public interface Announces {

    List<Announcement> announcements();

    /**
     * A request that is made.
     *
     * @param name the topic, which its body has as well
     * @param summary in a few words
     * @param description how it is made, and how often
     * @param headers with what each is for
     * @param body what is sent
     * @param example of it
     * @param answers what is made of them, by status
     */
    record Announcement(
            String name,
            String summary,
            String description,
            Map<String, String> headers,
            Type body,
            String example,
            Map<String, String> answers) {}
}
