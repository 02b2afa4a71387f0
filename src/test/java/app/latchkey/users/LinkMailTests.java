package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.platform.jobs.WorkQueue;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.InstallationSecret;
import app.latchkey.platform.security.Role;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Against a real mail server; the desk of the tests has none set. */
@DeskTest
class LinkMailTests {

    private static final int NOBODY_ANSWERS = 1;

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetup.SMTP.dynamicPort());

    @Autowired
    private InvitationService invitations;

    @Autowired
    private PasswordLinks links;

    @Autowired
    private LinkLetters letters;

    @Autowired
    private InstallationSecret installation;

    @Autowired
    private UserRecords records;

    @Autowired
    private UserChanges changes;

    @Autowired
    private UserService users;

    @Autowired
    private WorkQueue queue;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private CurrentUser user;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Agencies agencies;

    private TestAgency agency;
    private Invitation person;

    @BeforeEach
    void invite() {
        agency = agencies.create();
        Agencies.signIn(agency.admin());
        person = invitations
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

    private PasswordLinks.Made link() {
        return agencies.within(
                agency.id(), () -> links.make(List.of(person.userId()), true).getFirst());
    }

    /** As the queue does: for whoever asked for it. */
    private Optional<Duration> work(long linkId, int port) {
        var worker = new LinkMail(mail(port), letters, installation, "https://desk.agency.example");
        return CurrentUser.callAs(agency.admin(), () -> worker.work(linkId, () -> false));
    }

    private LinkMailing mailing() {
        return invitations.newestLink(person.userId()).orElseThrow().mailing();
    }

    private String row() {
        return agencies.within(
                agency.id(),
                () -> database.sql("select l::text from password_link l where user_id = :id")
                        .param("id", person.userId())
                        .query(String.class)
                        .single());
    }

    @Test
    void whoeverIsInvitedGetsTheLinkByMailAndThatIsKnown() throws MessagingException {
        var link = link();
        assertThat(mailing()).isEqualTo(LinkMailing.WAITING);
        assertThat(work(link.id(), SERVER.getSmtp().getPort())).isEmpty();
        assertThat(invitations.newestLink(person.userId()).orElseThrow()).satisfies(newest -> {
            assertThat(newest.mailing()).isEqualTo(LinkMailing.SENT);
            assertThat(newest.mailedAt()).isCloseTo(clock.instant(), within(30, ChronoUnit.SECONDS));
        });
        var received = SERVER.getReceivedMessages()[0];
        assertThat(received.getAllRecipients()[0].toString()).isEqualTo(person.email());
        assertThat(received.getFrom()[0].toString()).isEqualTo("desk@agency.example");
        assertThat(GreenMailUtil.getBody(received).replace("=\r\n", "").replace("=3D", "="))
                .contains("Dear Nora New")
                .contains("https://desk.agency.example/set-password/" + link.token())
                .contains("7 days");
        assertThat(work(link.id(), SERVER.getSmtp().getPort())).isEmpty();
        assertThat(SERVER.getReceivedMessages()).as("mailed once").hasSize(1);
    }

    @Test
    void theSecretIsNeverInTheClearAndGoesWithTheMail() {
        var link = link();
        assertThat(row()).doesNotContain(link.token());
        assertThat(secret())
                .hasValueSatisfying(
                        kept -> assertThat(installation.decrypt(kept)).isEqualTo(link.token()));
        work(link.id(), NOBODY_ANSWERS);
        assertThat(secret()).isPresent();
        work(link.id(), SERVER.getSmtp().getPort());
        assertThat(secret()).isEmpty();
    }

    private Optional<String> secret() {
        return agencies.within(
                agency.id(),
                () -> database.sql("select secret from password_link where user_id = :id and secret is not null")
                        .param("id", person.userId())
                        .query(String.class)
                        .optional());
    }

    @Test
    void aServerThatIsNotThereIsTriedAgainAndAtLastGivenUpAndTheLinkStaysGood() {
        var link = link();
        for (var wait : LinkMail.WAITS) {
            assertThat(work(link.id(), NOBODY_ANSWERS)).contains(wait);
            assertThat(mailing()).isEqualTo(LinkMailing.DELAYED);
        }
        assertThat(work(link.id(), NOBODY_ANSWERS)).isEmpty();
        assertThat(mailing()).isEqualTo(LinkMailing.FAILED);
        assertThat(secret()).isEmpty();
        assertThat(agencies.within(agency.id(), () -> links.use(person.userId(), link.token())))
                .isTrue();
    }

    @Test
    void aNewerLinkTakesThePlaceOfTheOneThatWasNotMailed() {
        var older = link();
        work(older.id(), NOBODY_ANSWERS);
        var newer = link();
        assertThat(mailing()).isEqualTo(LinkMailing.WAITING);
        work(older.id(), SERVER.getSmtp().getPort());
        assertThat(SERVER.getReceivedMessages()).isEmpty();
        assertThat(mailing()).isEqualTo(LinkMailing.WAITING);
        work(newer.id(), SERVER.getSmtp().getPort());
        assertThat(mailing()).isEqualTo(LinkMailing.SENT);
    }

    @Test
    void nothingIsMailedThatWouldLeadNowhere() {
        var link = link();
        agencies.within(
                agency.id(),
                () -> database.sql("update users set status = 'SUSPENDED' where id = :id")
                        .param("id", person.userId())
                        .update());
        work(link.id(), SERVER.getSmtp().getPort());
        assertThat(mailing()).isEqualTo(LinkMailing.FAILED);
        changes.leave(users.find(person.userId()).orElseThrow(), null);
        work(link.id(), SERVER.getSmtp().getPort());
        assertThat(SERVER.getReceivedMessages()).isEmpty();
        assertThat(invitations.newestLink(person.userId())).isEmpty();
    }

    @Test
    void anotherAgencyNeitherMailsNorSeesIt() {
        var link = link();
        var other = agencies.create();
        var worker =
                new LinkMail(mail(SERVER.getSmtp().getPort()), letters, installation, "https://desk.agency.example");
        CurrentUser.callAs(other.admin(), () -> worker.work(link.id(), () -> false));
        assertThat(SERVER.getReceivedMessages()).isEmpty();
        CurrentUser.runAs(
                other.admin(),
                () -> assertThat(invitations.newestLink(person.userId())).isEmpty());
    }

    @Test
    void whereNoServerIsSetNothingIsKeptToBeMailed() {
        assertThat(mailing()).isEqualTo(LinkMailing.NONE);
        assertThat(secret()).isEmpty();
    }

    /** The desk's own mail has no server, so that its first try fails. */
    @Test
    void theQueueMailsWhatWasCommittedAndWritesDownThatItFailed() {
        var mailing = new InvitationService(records, links, mail(NOBODY_ANSWERS), queue, database, events, user, clock);
        var made = agencies.within(agency.id(), () -> mailing.link(person.userId()));
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mailing()).isEqualTo(LinkMailing.DELAYED));
        var jobs = database.sql("""
                        delete from scheduled_tasks where task_name = 'link-mail' and not picked
                        returning convert_from(task_data, 'UTF8')""").query(String.class).list();
        assertThat(jobs)
                .isNotEmpty()
                .allSatisfy(job ->
                        assertThat(job).doesNotContain(made.path().substring(Invitation.ROUTE.length() + 1)));
    }
}
