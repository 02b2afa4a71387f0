package app.latchkey.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import app.latchkey.DeskTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class EndedSessionTests {

    private final MockHttpSession session = new MockHttpSession();
    private MockMvc web;

    @BeforeEach
    void open(@Autowired WebApplicationContext context) {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    private void ask(MediaType... accepted) throws Exception {
        web.perform(get("/listings").session(session).accept(accepted));
    }

    @Test
    void theNextPageDoesNotBeginWithIt() throws Exception {
        DeskSessions.mark(session);
        ask(MediaType.TEXT_HTML, MediaType.ALL);
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void whatAPageAsksInTheBackgroundLeavesItsTabsTimeToHearOfTheEnd() throws Exception {
        DeskSessions.mark(session);
        ask(MediaType.ALL);
        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void aSessionThatNobodyEndedIsLeftAlone() throws Exception {
        ask(MediaType.TEXT_HTML);
        assertThat(session.isInvalid()).isFalse();
    }
}
