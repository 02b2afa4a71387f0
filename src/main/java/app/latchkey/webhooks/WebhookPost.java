package app.latchkey.webhooks;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends one message, once: no redirect, no cookie, no proxy, no more of an answer than it takes to use the connection
 * again. Whom a name stands for is asked and judged at the moment of connecting.
 */
@Component
class WebhookPost {

    private static final Timeout CONNECTING = Timeout.ofSeconds(5);
    /** How long an answer may take. */
    static final Duration WHOLE = Duration.ofSeconds(10);

    private static final TimeValue CONNECTION_LIVES = TimeValue.ofMinutes(1);
    private static final int MOST_CONNECTIONS = 2 * Places.ALL;
    private static final int MOST_READ = 4096;

    private final CloseableHttpClient client;
    private final Duration whole;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("latchkey-webhook-watch").factory());

    @Autowired
    WebhookPost(WebhookTargets targets) {
        this(targets, WHOLE);
    }

    /** @param whole how long an attempt may take from beginning to end */
    WebhookPost(WebhookTargets targets, Duration whole) {
        this.whole = whole;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Judging(targets))
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(Places.ALL)
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(Timeout.of(whole)).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECTING)
                        .setSocketTimeout(Timeout.of(whole))
                        .setTimeToLive(CONNECTION_LIVES)
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(whole))
                        .setResponseTimeout(Timeout.of(whole))
                        .build())
                .setUserAgent("Latchkey-Webhooks")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableContentCompression()
                .evictExpiredConnections()
                .build();
    }

    Answer post(String url, Map<String, String> headers, String body) {
        long begun = System.nanoTime();
        var target = URI.create(url);
        var request = new HttpPost(target);
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        var isLate = new AtomicBoolean();
        var end = watch.schedule(
                () -> {
                    isLate.set(true);
                    request.cancel();
                },
                whole.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return Answer.of(status(target, request), millisSince(begun));
        } catch (IOException e) {
            return Answer.none(isLate.get() ? DeliveryError.TIMEOUT : error(e), millisSince(begun));
        } finally {
            end.cancel(false);
        }
    }

    /** What comes after the status may fail; nothing else was wanted. */
    private int status(URI target, HttpPost request) throws IOException {
        var response = client.executeOpen(HttpHost.create(target), request, null);
        try {
            if (isLong(response)) {
                request.cancel();
            }
        } catch (IOException e) {
            request.cancel();
        } finally {
            Closer.closeQuietly(response);
        }
        return response.getCode();
    }

    /** An answer that is read to its end leaves a connection that can be used again; a long one is cut off. */
    private static boolean isLong(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        return entity != null && entity.getContent().readNBytes(MOST_READ).length == MOST_READ;
    }

    private static DeliveryError error(IOException failure) {
        return switch (failure) {
            case RefusedAddress _ -> DeliveryError.ADDRESS;
            case UnknownHostException _ -> DeliveryError.HOST;
            case SSLException _ -> DeliveryError.TLS;
            case InterruptedIOException _ -> DeliveryError.TIMEOUT;
            default -> DeliveryError.CONNECTION;
        };
    }

    private static int millisSince(long begun) {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    @PreDestroy
    void close() throws IOException {
        watch.shutdownNow();
        client.close();
    }

    private record Judging(WebhookTargets targets) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return targets.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
