package app.latchkey.platform.live;

/** One kind of notification, by the name it has in PostgreSQL. Its payload comes from outside: it is checked. */
interface Channel {

    String name();

    void received(String payload);

    /** Notifications may have been lost. */
    void interrupted();
}
