package app.latchkey.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What names stand for. */
@FunctionalInterface
interface HostNames {

    /** @throws UnknownHostException when nobody knows */
    InetAddress[] addresses(String host) throws UnknownHostException;
}
