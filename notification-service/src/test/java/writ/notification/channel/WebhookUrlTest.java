package writ.notification.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

    @Test
    void aUrlIsTakenApart() {
        assertEquals(new WebhookUrl(true, "hooks.usda.example", 443, "/"), WebhookUrl.of("https://hooks.usda.example"));
        assertEquals(
                new WebhookUrl(true, "hooks.usda.example", 8443, "/a/b?c=%20d"),
                WebhookUrl.of("HTTPS://hooks.usda.example:8443/a/b?c=%20d"));
        assertEquals(new WebhookUrl(false, "2001:db8::1", 80, "/x"), WebhookUrl.of("http://[2001:db8::1]/x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.usda.example/x",
                "/x",
                "ftp://hooks.usda.example/",
                "file:///etc/passwd",
                "gopher://hooks.usda.example/",
                "https:///x",
                "https:hooks.usda.example",
                "https://user:word@hooks.usda.example/",
                "https://hooks.usda.example/#part",
                "https://hooks.usda.example:0/",
                "https://hooks.usda.example:65536/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://017700000001/",
                "https://127.1/",
                "https://[fe80::1%25eth0]/",
                "https://[fe80::1%eth0]/",
                "https://hooks usda.example/",
                "https://hooks.usda.example/\r\nHost: other"
            })
    void whatCanBeNoTargetIsRefused(String url) {
        assertThrows(IllegalArgumentException.class, () -> WebhookUrl.of(url));
    }

    @Test
    void anOverlongUrlIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> WebhookUrl.of("https://a.example/" + "x".repeat(2_000)));
    }
}
