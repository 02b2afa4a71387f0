package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Against a real mail server; the desk of the tests has none set. */
@DeskTest
class AdministratorMailTests {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetup.SMTP.dynamicPort());

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;
    private AdministratorMail mail;

    @BeforeEach
    void setUp() {
        agency = agencies.create();
        var sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(SERVER.getSmtp().getPort());
        var beans = new StaticListableBeanFactory(Map.of("sender", sender));
        mail = new AdministratorMail(
                new Mail(beans.getBeanProvider(JavaMailSender.class), "localhost", "desk@agency.example"), database);
    }

    @Test
    void goesToTheAgencysAdministratorsAloneOnceItIsCommitted() throws MessagingException {
        agencies.create();
        agencies.within(agency.id(), () -> {
            mail.send("A subject", "Some text");
            assertThat(SERVER.getReceivedMessages()).isEmpty();
            return true;
        });
        assertThat(SERVER.waitForIncomingEmail(10_000, 1)).isTrue();
        assertThat(SERVER.getReceivedMessages()).singleElement().satisfies(message -> {
            assertThat(message.getAllRecipients())
                    .singleElement()
                    .hasToString(agency.admin().email());
            assertThat(message.getSubject()).isEqualTo("A subject");
            assertThat(GreenMailUtil.getBody(message)).contains("Some text");
        });
    }

    @Test
    void doesNotGoWhenTheTransactionIsRolledBack() {
        try {
            agencies.within(agency.id(), () -> {
                mail.send("A subject", "Some text");
                throw new IllegalStateException("Rolled back");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("Rolled back");
        }
        assertThat(SERVER.waitForIncomingEmail(500, 1)).isFalse();
    }
}
