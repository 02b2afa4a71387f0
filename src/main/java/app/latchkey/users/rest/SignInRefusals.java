package app.latchkey.users.rest;

import app.latchkey.api.ApiRefusal;
import app.latchkey.api.Refusals;
import app.latchkey.users.ProgramSignIn.CodeNeeded;
import app.latchkey.users.ProgramSignIn.SecondFactorNeeded;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

@Component
class SignInRefusals implements Refusals {

    @Override
    public @Nullable ApiRefusal of(Exception failure) {
        return switch (failure) {
            case CodeNeeded unused -> new ApiRefusal(HttpStatus.UNAUTHORIZED, "code-needed", failure);
            case SecondFactorNeeded unused -> new ApiRefusal(HttpStatus.FORBIDDEN, "second-factor-needed", failure);
            default -> null;
        };
    }
}
