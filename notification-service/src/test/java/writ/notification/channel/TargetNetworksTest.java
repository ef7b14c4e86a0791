package writ.notification.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetNetworksTest {

    private final TargetNetworks strict = new TargetNetworks(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.1.1",
                "198.19.255.255",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void anAddressThatIsNotPublicIsRefused(String address) {
        assertFalse(strict.mayReach(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "64:ff9b::808:808"
            })
    void aPublicAddressIsReached(String address) {
        assertTrue(strict.mayReach(InetAddress.ofLiteral(address)));
    }

    @Test
    void theOperatorMayAllowABlockAndNothingBesideIt() {
        TargetNetworks networks = new TargetNetworks(List.of(" 10.20.0.0/16 ", "fd12::/32", ""));

        assertTrue(networks.mayReach(InetAddress.ofLiteral("10.20.255.255")));
        assertFalse(networks.mayReach(InetAddress.ofLiteral("10.21.0.0")));
        assertTrue(networks.mayReach(InetAddress.ofLiteral("fd12::1")));
        assertFalse(networks.mayReach(InetAddress.ofLiteral("fd13::1")));
        assertFalse(networks.allows(InetAddress.ofLiteral("1.1.1.1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "localhost/8", "10.0.0.0/x", "::/129"})
    void aBlockThatIsNoneStopsTheStart(String cidr) {
        assertThrows(IllegalArgumentException.class, () -> new TargetNetworks(List.of(cidr)));
    }

    @Property
    void aBlockContainsTheAddressesThatShareItsFirstBits(
            @ForAll @Size(4) byte[] base, @ForAll @Size(4) byte[] other, @ForAll @IntRange(max = 32) int prefix)
            throws UnknownHostException {
        Network block = new Network(InetAddress.getByAddress(base), prefix);

        int shared = 0;
        while (shared < 32 && bit(base, shared) == bit(other, shared)) {
            shared++;
        }
        assertEquals(shared >= prefix, block.contains(InetAddress.getByAddress(other)));
    }

    private static int bit(byte[] bytes, int index) {
        return bytes[index / 8] >> (7 - index % 8) & 1;
    }
}
