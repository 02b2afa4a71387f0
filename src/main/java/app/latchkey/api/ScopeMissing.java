package app.latchkey.api;

import app.latchkey.platform.security.ApiScope;

/** The token does not allow this, whoever it works for. */
class ScopeMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ApiScope scope;

    ScopeMissing(ApiScope scope) {
        super("Needs the scope " + scope);
        this.scope = scope;
    }

    ApiScope scope() {
        return scope;
    }
}
