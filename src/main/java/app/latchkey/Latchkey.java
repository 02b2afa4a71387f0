package app.latchkey;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Latchkey {

    public static void main(String[] args) {
        SpringApplication.run(Latchkey.class, args);
    }
}
