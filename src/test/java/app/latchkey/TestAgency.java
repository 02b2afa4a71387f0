package app.latchkey;

import app.latchkey.platform.security.SignedIn;

/** An agency that one test made for itself. */
public record TestAgency(
        long id,
        long branchId,
        long otherBranchId,
        SignedIn agent,
        SignedIn manager,
        SignedIn admin,
        SignedIn viewer) {}
