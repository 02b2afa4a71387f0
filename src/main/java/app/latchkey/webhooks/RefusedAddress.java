package app.latchkey.webhooks;

import java.net.UnknownHostException;

/** A name stands for an address that is not to be reached from here. */
class RefusedAddress extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    RefusedAddress(String host) {
        super(host);
    }
}
