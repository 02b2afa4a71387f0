package app.latchkey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.platform.database.Database;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class StartBannerTests {

    @Test
    void tellsAddressDataAndSignIns() {
        assertThat(banner(null, ""))
                .contains(
                        "http://localhost:8080", "somewhere", "agent@harbourvale.example", DemoData.PASSWORD, "Ctrl-C");
    }

    @Test
    void hasNoDemoOnAnOwnServerUnlessAskedFor() {
        assertThat(banner(null, "jdbc:postgresql://db/latchkey")).doesNotContain(DemoData.PASSWORD);
        assertThat(banner(true, "jdbc:postgresql://db/latchkey")).contains(DemoData.PASSWORD);
    }

    @Test
    void hasNoDemoWhenItIsRefused() {
        assertThat(banner(false, "")).contains("http://localhost:8080").doesNotContain(DemoData.PASSWORD);
    }

    private static String banner(@Nullable Boolean demo, String url) {
        var settings = new DemoSettings(demo, new DemoSettings.Server(url));
        return new StartBanner(new Somewhere(), settings, new MockEnvironment()).text("http://localhost:8080");
    }

    private record Somewhere() implements Database {

        @Override
        public String url() {
            return "";
        }

        @Override
        public Login application() {
            return new Login("", "");
        }

        @Override
        public Login owner() {
            return new Login("", "");
        }

        @Override
        public String place() {
            return "somewhere";
        }
    }
}
