package app.latchkey.users.rest;

import app.latchkey.api.Answers;
import app.latchkey.api.ApiController;
import app.latchkey.api.Example;
import app.latchkey.api.NeedsScope;
import app.latchkey.api.Told;
import app.latchkey.api.Wish;
import app.latchkey.platform.security.Bearer;
import app.latchkey.users.ProgramSignIn;
import app.latchkey.users.ProgramSignIn.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** Signs people in from programs that have no token of theirs. */
@ApiController(ofAgency = false)
@NeedsScope({})
@RequestMapping(ApiController.V1 + "/auth")
class SignInController {

    private final ProgramSignIn signIn;
    private final Answers answers;

    SignInController(ProgramSignIn signIn, Answers answers) {
        this.signIn = signIn;
        this.answers = answers;
    }

    /** @param code of the authenticator app, or a recovery code, where the person has a second factor */
    record Credentials(
            String email, String password, @Nullable String code) {}

    record Refresh(String refreshToken) {}

    /**
     * @param accessToken to be sent with each request, as {@code Authorization: Bearer …}
     * @param expiresIn seconds
     * @param refreshToken gets new tokens, once
     */
    record SignedInTokens(String accessToken, String tokenType, long expiresIn, String refreshToken) {

        static SignedInTokens of(Tokens tokens) {
            return new SignedInTokens(
                    tokens.access(), "bearer", tokens.validFor().toSeconds(), tokens.refresh());
        }
    }

    @Example("""
            {"email": "ada@example.org", "password": "correct horse battery", "code": "123456"}""")
    @PostMapping("/login")
    Told<SignedInTokens> login(Wish<Credentials> wish, HttpServletRequest request) {
        var typed = wish.made();
        return answers.of(SignedInTokens.of(
                signIn.signIn(typed.email(), typed.password(), typed.code(), request.getRemoteAddr())));
    }

    @Example("""
            {"refresh_token": "lr_…"}""")
    @PostMapping("/refresh")
    Told<SignedInTokens> refresh(Wish<Refresh> wish) {
        return answers.of(signIn.goOn(wish.made().refreshToken())
                .map(SignedInTokens::of)
                .orElseThrow(() -> new BadCredentialsException("No token to go on with")));
    }

    @PostMapping("/logout")
    ResponseEntity<Void> logout(@RequestAttribute(Answers.BEARER) Bearer bearer) {
        signIn.end(bearer);
        return ResponseEntity.noContent().build();
    }
}
