package app.latchkey.users.rest;

import app.latchkey.users.Invitation;

/**
 * Somebody who has a link to come in by.
 *
 * @param link sets the person's password, once
 * @param mailed whether it is being mailed to them, too
 */
record Invited(long id, String name, String email, String link, boolean mailed) {

    static Invited of(Invitation invitation, boolean isMailed) {
        return new Invited(
                invitation.userId(), invitation.name(), invitation.email(), "/" + invitation.path(), isMailed);
    }
}
