package app.latchkey.imports;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param rows at a time: enough for sets to pay, few enough to hear of progress twice a second */
@ConfigurationProperties("latchkey.imports.part")
record ImportParts(@DefaultValue("10000") int rows) {}
