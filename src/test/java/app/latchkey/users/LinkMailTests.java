package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.Role;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Against a real mail server; the desk of the tests has none set. */
@DeskTest
class LinkMailTests {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetup.SMTP.dynamicPort());

    @Autowired
    private InvitationService invitations;

    @Autowired
    private PasswordLinks links;

    @Autowired
    private CurrentAgency current;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Agencies agencies;

    private TestAgency agency;
    private Invitation link;

    @BeforeEach
    void invite() {
        agency = agencies.create();
        Agencies.signIn(agency.admin());
        link = invitations
                .invite(List.of(new UserDetails("Nora New", "nora" + agency.id() + "@example.org", Role.AGENT, null)))
                .getFirst();
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    private static Mail mail(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(port);
        var beans = new StaticListableBeanFactory(Map.of("sender", sender));
        return new Mail(beans.getBeanProvider(JavaMailSender.class), "localhost", "desk@agency.example");
    }

    private void send(Mail mail) {
        new LinkMail(mail, links, current, transaction, "https://desk.agency.example").on(new LinksMade(List.of(link)));
    }

    private boolean isMailed() {
        return agencies.within(
                agency.id(),
                () -> database.sql("select mailed from password_link where user_id = :id")
                        .param("id", link.userId())
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void whoeverIsInvitedGetsTheLinkByMailAndThatIsKnown() throws MessagingException {
        send(mail(SERVER.getSmtp().getPort()));
        await().untilAsserted(() -> assertThat(isMailed()).isTrue());
        var received = SERVER.getReceivedMessages()[0];
        assertThat(received.getAllRecipients()[0].toString()).isEqualTo(link.email());
        assertThat(received.getFrom()[0].toString()).isEqualTo("desk@agency.example");
        assertThat(GreenMailUtil.getBody(received).replace("=\r\n", "").replace("=3D", "="))
                .contains("Dear Nora New")
                .contains("https://desk.agency.example/" + link.path())
                .contains("7 days");
    }

    @Test
    void aServerThatIsNotThereKeepsNobodyFromInvitingAndTheLinkGood() throws InterruptedException {
        var mail = mail(1);
        send(mail);
        Thread.sleep(300);
        assertThat(mail.isSet()).isTrue();
        assertThat(isMailed()).isFalse();
        assertThat(invitations.link(link.userId()).path()).isNotEqualTo(link.path());
    }
}
