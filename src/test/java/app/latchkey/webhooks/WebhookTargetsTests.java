package app.latchkey.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.platform.Problem;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetsTests {

    private static final HostNames NAMES = host -> switch (host) {
        case "public.example" -> addresses("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c");
        case "private.example" -> addresses("10.0.0.5");
        case "mixed.example" -> addresses("93.184.215.14", "127.0.0.1");
        case "nobody.example" -> throw new UnknownHostException(host);
        default -> addresses(host);
    };

    private static InetAddress[] addresses(String... literals) throws UnknownHostException {
        var addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.getByName(literals[i]);
        }
        return addresses;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:a00:1::1",
                "2002:c0a8:101::1",
                "3fff::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "4000::1"
            })
    void isNoPublicAddress(String literal) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:1.1.1.1",
                "64:ff9b::101:101",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2002:101:101::1",
                "2606:4700:4700::1111",
                "2a00:1450::1"
            })
    void isAPublicAddress(String literal) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(literal))).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "https://public.example/hooks?x=1,",
        "https://public.example:8443,",
        "HTTPS://public.example,",
        "https://93.184.215.14/,",
        "https://[2606:4700:4700::1111]/,",
        "http://public.example, https",
        "ftp://public.example, https",
        "public.example, https",
        "'', https",
        "https://, form",
        "https:///path, form",
        "https://a b, form",
        "https://public.example:0, form",
        "https://public.example:70000, form",
        "https://me:word@public.example/, extra",
        "https://public.example/#here, extra",
        "https://private.example/, private",
        "https://mixed.example/, private",
        "https://127.0.0.1/, private",
        "https://[::1]/, private",
        "https://[::ffff:10.0.0.1]/, private",
        "https://nobody.example/, unknown"
    })
    void saysWhatIsTheMatterWithAnAddress(String url, String problem) {
        assertThat(new WebhookTargets(false, NAMES).problem(url).map(Problem::key))
                .isEqualTo(java.util.Optional.ofNullable(problem).map(key -> "webhook.problem.url-" + key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/", "https://private.example/", "http://public.example"})
    void privateAddressesAndHttpAreFineWhereTheyAreAllowed(String url) {
        assertThat(new WebhookTargets(true, NAMES).problem(url)).isEmpty();
    }

    @Test
    void aNameThatCameToStandForAPrivateAddressIsRefusedWhenConnecting() throws IOException {
        var asked = new AtomicInteger();
        var reached = new AtomicInteger();
        // Public when it is saved, this machine when it is used.
        var targets = new WebhookTargets(
                false, host -> asked.getAndIncrement() == 0 ? addresses("93.184.215.14") : addresses("127.0.0.1"));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            reached.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        server.start();
        var url = "https://rebinding.example:" + server.getAddress().getPort();
        assertThat(targets.problem(url)).isEmpty();
        var post = new WebhookPost(targets);
        try {
            assertThat(post.post(url.replace("https", "http"), Map.of(), "{}").error())
                    .isEqualTo(DeliveryError.ADDRESS);
            assertThat(post.post("http://127.0.0.1:" + server.getAddress().getPort(), Map.of(), "{}")
                            .error())
                    .as("a literal")
                    .isEqualTo(DeliveryError.ADDRESS);
        } finally {
            post.close();
            server.stop(0);
        }
        assertThat(reached).hasValue(0);
    }

    private static Answer post(Receiver receiver, Duration whole) throws IOException {
        var post = new WebhookPost(new WebhookTargets(true, InetAddress::getAllByName), whole);
        try {
            return post.post(receiver.url(), Map.of("webhook-id", "msg_1"), "{}");
        } finally {
            post.close();
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (var there = new Receiver();
                var here = new Receiver()) {
            here.answersBy((exchange, message) -> {
                exchange.getResponseHeaders().set("Location", there.url());
                exchange.sendResponseHeaders(307, -1);
            });
            var answer = post(here, Duration.ofSeconds(10));
            assertThat(answer.status()).isEqualTo(307);
            assertThat(answer.isTaken()).isFalse();
            assertThat(there.received()).isEmpty();
        }
    }

    @Test
    void whoTakesTooLongIsNotWaitedFor() throws IOException {
        var end = new CountDownLatch(1);
        try (var receiver = new Receiver()) {
            receiver.answersBy((exchange, message) -> {
                // Word by word, so that no single silence is long.
                exchange.getResponseBody();
                try {
                    end.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(post(receiver, Duration.ofMillis(400)).error()).isEqualTo(DeliveryError.TIMEOUT);
            end.countDown();
        }
    }

    @Test
    void anAnswerWithoutEndIsCutOffAndItsStatusStands() throws IOException {
        var written = new AtomicInteger();
        try (var receiver = new Receiver()) {
            receiver.answersBy((exchange, message) -> {
                exchange.sendResponseHeaders(200, 0);
                var kilobyte = new byte[1024];
                try {
                    while (written.getAndAdd(kilobyte.length) < 100_000_000) {
                        exchange.getResponseBody().write(kilobyte);
                    }
                } catch (IOException e) {
                    return;
                }
            });
            assertThat(post(receiver, Duration.ofSeconds(10)).isTaken()).isTrue();
        }
        assertThat(written).hasValueLessThan(50_000_000);
    }

    @Test
    void nobodyThereIsNoAnswer() throws IOException {
        var receiver = new Receiver();
        receiver.close();
        assertThat(post(receiver, Duration.ofSeconds(5)).error()).isEqualTo(DeliveryError.CONNECTION);
        var targets = new WebhookTargets(true, NAMES);
        var post = new WebhookPost(targets);
        try {
            assertThat(post.post("http://nobody.example", Map.of(), "{}").error())
                    .isEqualTo(DeliveryError.HOST);
        } finally {
            post.close();
        }
        assertThatThrownBy(() -> targets.resolve("nobody.example")).isInstanceOf(UnknownHostException.class);
    }
}
