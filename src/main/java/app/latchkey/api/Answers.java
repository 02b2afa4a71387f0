package app.latchkey.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes answers, of which some are told again for a while. */
@Component
public class Answers {

    /** The attribute of a request under which its {@link app.latchkey.platform.security.Bearer} stands. */
    public static final String BEARER = "app.latchkey.bearer";

    private static final Duration LIFE = Duration.ofMinutes(1);

    private final KnownAnswers known;
    private final ApiJson json;

    Answers(KnownAnswers known, ApiJson json) {
        this.known = known;
        this.json = json;
    }

    public <T> Told<T> of(T said) {
        return told(200, null, said, null);
    }

    /** @param <T> a line of it, of which only some fields may be there */
    @SuppressWarnings("unchecked")
    <T> Told<Page<T>> page(Page<Object> page) {
        return (Told<Page<T>>) (Told<?>) of(page);
    }

    public <T extends Versioned> Told<T> of(T record) {
        return told(200, null, record, record.version());
    }

    /** Of the fields that were asked for. */
    public <T extends Versioned> Told<T> of(HttpServletRequest request, Class<T> type, T record) {
        var fields = ApiQuery.read(request, query -> Fields.read(query, type));
        return told(200, null, fields.of(record), record.version());
    }

    /** @param location where it is from now on */
    public <T extends Versioned> Told<T> created(String location, T record) {
        return told(201, location, record, record.version());
    }

    /** Of what is made and has no version. */
    public <T> Told<T> created(String location, T said) {
        return told(201, location, said, null);
    }

    /** Whether nothing will do that is kept: {@code Cache-Control: no-cache}. */
    public static boolean isWantedAnew(HttpServletRequest request) {
        var wish = request.getHeader(HttpHeaders.CACHE_CONTROL);
        return wish != null && wish.toLowerCase(Locale.ROOT).contains("no-cache");
    }

    /**
     * What is read now, and told to this person at this address until something changes, for a minute at most.
     *
     * @param kinds of records that it tells of, as their changes are announced
     */
    public <T> Told<T> known(HttpServletRequest request, Set<String> kinds, Supplier<Told<T>> reading) {
        return known(request, kinds, LIFE, reading);
    }

    /** @param life how long it may be told at most */
    public <T> Told<T> known(HttpServletRequest request, Set<String> kinds, Duration life, Supplier<Told<T>> reading) {
        // Asked before: what changes during the reading makes it old.
        long change = known.newestChange(kinds);
        var told = reading.get();
        known.remember(request, told, kinds, change, life);
        return told;
    }

    private <T> Told<T> told(int status, @Nullable String location, Object said, @Nullable Integer version) {
        return new Told<>(status, location, json.write(said), version);
    }

    /**
     * Refuses an edit of another state than this.
     *
     * @throws RuntimeException answered as 412, or as 428 when it says none
     */
    public static void demand(HttpServletRequest request, int version) {
        if (version(request) != version) {
            throw new ApiRefusal(HttpStatus.PRECONDITION_FAILED, "stale", null);
        }
    }

    /**
     * The version that an edit was made of, as its {@link HttpHeaders#IF_MATCH} says.
     *
     * @throws RuntimeException answered as 428 when it says none
     */
    public static int version(HttpServletRequest request) {
        var tag = request.getHeader(HttpHeaders.IF_MATCH);
        if (tag == null || tag.isBlank() || tag.strip().equals("*")) {
            throw new VersionMissing();
        }
        var bare = ToldHandler.bare(tag.strip());
        int end = bare.indexOf('-');
        try {
            return Integer.parseInt(end < 0 ? bare : bare.substring(0, end));
        } catch (NumberFormatException e) {
            // A tag that was never given out names no state that there is.
            return -1;
        }
    }
}
