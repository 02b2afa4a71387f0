package app.latchkey.webhooks;

import app.latchkey.platform.Problem;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where messages may go: by https to the public internet. A name is looked at when it is saved, and again at every
 * connection, since it may stand for something else by then.
 */
@Component
class WebhookTargets {

    static final int LONGEST_URL = 2000;

    private static final String FIELD = "url";

    private final boolean allowsPrivate;
    private final HostNames names;

    @Autowired
    WebhookTargets(@Value("${latchkey.webhooks.allow-private}") boolean allowsPrivate) {
        this(allowsPrivate, InetAddress::getAllByName);
    }

    WebhookTargets(boolean allowsPrivate, HostNames names) {
        this.allowsPrivate = allowsPrivate;
        this.names = names;
    }

    /** What is the matter with an address that somebody typed; asks what its name stands for. */
    Optional<Problem> problem(String url) {
        if (url.length() > LONGEST_URL) {
            return because("long", LONGEST_URL);
        }
        URI target;
        try {
            target = new URI(url);
        } catch (URISyntaxException e) {
            return because("form");
        }
        if (!isSchemeFine(target)) {
            return because(allowsPrivate ? "scheme" : "https");
        }
        if (target.getHost() == null || target.getPort() == 0 || target.getPort() > 65_535) {
            return because("form");
        }
        if (target.getRawUserInfo() != null || target.getRawFragment() != null) {
            return because("extra");
        }
        return hostProblem(target.getHost());
    }

    private Optional<Problem> hostProblem(String host) {
        try {
            resolve(host);
            return Optional.empty();
        } catch (RefusedAddress e) {
            return because("private");
        } catch (UnknownHostException e) {
            return because("unknown", host);
        }
    }

    private boolean isSchemeFine(URI target) {
        return "https".equalsIgnoreCase(target.getScheme())
                || (allowsPrivate && "http".equalsIgnoreCase(target.getScheme()));
    }

    /**
     * What a name stands for at this moment.
     *
     * @throws RefusedAddress when one of it is not of the public internet, and has to be
     */
    InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.addresses(
                host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
        if (addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        if (!allowsPrivate && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
            throw new RefusedAddress(host);
        }
        return addresses;
    }

    private static Optional<Problem> because(String key, Object... arguments) {
        return Optional.of(Problem.of(FIELD, "webhook.problem.url-" + key, arguments));
    }
}
