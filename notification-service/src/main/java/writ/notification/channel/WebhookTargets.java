package writ.notification.channel;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Says where a webhook may go: once by its text when somebody subscribes, and by its address each time it is sent. */
@Singleton // made with the channel: a block that is none stops the start
public class WebhookTargets {

    private final Vertx vertx;
    private final TargetNetworks networks;

    WebhookTargets(Vertx vertx, WebhookConfig config) {
        this.vertx = vertx;
        this.networks = new TargetNetworks(config.allow().orElse(List.of()));
    }

    /**
     * What is wrong with a URL as far as its text tells: no name is looked up for somebody who only asks to subscribe.
     *
     * @throws IllegalArgumentException with a sentence for the caller
     */
    public void requireUsable(String url) {
        WebhookUrl target = WebhookUrl.of(url);
        if (!target.tls() && !networks.allowsAny()) {
            throw new IllegalArgumentException("an https URL is needed");
        }
        if (isLiteral(target.host())) {
            requireReachable(target, InetAddress.ofLiteral(target.host()));
        }
    }

    /**
     * The address to connect to, and to no other: a second look-up could answer differently. Successive tries go
     * through the addresses of the name, IPv4 first.
     *
     * @throws IllegalArgumentException inside the Uni, when the name leads to where a webhook may not go
     */
    Uni<InetAddress> checked(WebhookUrl target, int attempt) {
        return vertx.executeBlocking(() -> addresses(target.host()), false).map(addresses -> {
            addresses.forEach(address -> requireReachable(target, address));
            return addresses.get(Math.floorMod(attempt - 1, addresses.size()));
        });
    }

    private void requireReachable(WebhookUrl target, InetAddress address) {
        if (!networks.mayReach(address)) {
            throw new IllegalArgumentException("the address is not a public one");
        }
        if (!target.tls() && !networks.allows(address)) {
            throw new IllegalArgumentException("an https URL is needed");
        }
    }

    private static List<InetAddress> addresses(String host) throws UnknownHostException {
        return Stream.of(InetAddress.getAllByName(host))
                .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                .toList();
    }

    private static boolean isLiteral(String host) {
        try {
            InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }
}
