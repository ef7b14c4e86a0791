package writ.notification;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import writ.kit.testing.WritTestResource;

/** What every Quarkus test of this module has around it; Quarkus finds it on any class. */
@QuarkusTestResource(
        value = WritTestResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "notification"),
            @ResourceArg(name = "writ.webhook.allow", value = "127.0.0.0/8"),
            @ResourceArg(name = "writ.webhook.timeout", value = "2s"),
            @ResourceArg(name = "writ.mail.timeout", value = "5s"),
            @ResourceArg(name = "writ.delivery.poll", value = "100ms"),
            @ResourceArg(name = "writ.delivery.lease", value = "10s"),
            @ResourceArg(name = "writ.delivery.tries", value = "3"),
            @ResourceArg(name = "writ.delivery.first-delay", value = "100ms"),
            @ResourceArg(name = "writ.delivery.longest-delay", value = "300ms"),
            @ResourceArg(name = "writ.delivery.own-fault-delay", value = "200ms"),
            @ResourceArg(name = "writ.reminder.poll", value = "100ms"),
            @ResourceArg(name = "writ.smtp.starttls", value = "DISABLED")
        })
@QuarkusTestResource(MailServer.class)
final class ServiceUnderTest {

    private ServiceUnderTest() {}
}
