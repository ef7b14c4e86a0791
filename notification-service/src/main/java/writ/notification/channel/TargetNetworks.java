package writ.notification.channel;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses a webhook may go to: public unicast ones, and those that the operator allows. Whoever may subscribe
 * could otherwise make this service talk to the inside of the network it runs in.
 */
final class TargetNetworks {

    /** Everything that IANA's special-purpose registry does not call globally reachable (RFC 6890 and later). */
    private static final List<String> NOT_PUBLIC_V4 = List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "168.63.129.16/32"); // not special to IANA, but a cloud's control address for its guests

    private static final String PUBLIC_V6 = "2000::/3";
    private static final List<String> NOT_PUBLIC_V6 = List.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    /** An IPv4 address for hosts that have only IPv6 (RFC 6052): as public as the address it carries. */
    private static final String NAT64 = "64:ff9b::/96";

    private static final int V4_BYTES = 4;

    private final List<Network> allowed;
    private final List<Network> notPublicV4 = networks(NOT_PUBLIC_V4);
    private final List<Network> notPublicV6 = networks(NOT_PUBLIC_V6);
    private final Network publicV6 = Network.of(PUBLIC_V6);
    private final Network nat64 = Network.of(NAT64);

    /** @param allowed blocks that may be reached although they are not public, and without TLS */
    TargetNetworks(List<String> allowed) {
        this.allowed = networks(allowed);
    }

    boolean allowsAny() {
        return !allowed.isEmpty();
    }

    /** Whether the operator vouches for this address. */
    boolean allows(InetAddress address) {
        return allowed.stream().anyMatch(block -> block.contains(address));
    }

    boolean mayReach(InetAddress address) {
        return allows(address) || isPublic(address);
    }

    private boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> notPublicV4.stream().noneMatch(block -> block.contains(v4));
            case Inet6Address v6 when nat64.contains(v6) -> isPublic(carried(v6));
            case Inet6Address v6 ->
                publicV6.contains(v6) && notPublicV6.stream().noneMatch(block -> block.contains(v6));
            default -> false;
        };
    }

    private static InetAddress carried(Inet6Address address) {
        byte[] bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - V4_BYTES, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static List<Network> networks(List<String> blocks) {
        return blocks.stream()
                .map(String::strip)
                .filter(block -> !block.isEmpty())
                .map(Network::of)
                .toList();
    }
}
