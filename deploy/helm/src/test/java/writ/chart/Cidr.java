package writ.chart;

import java.math.BigInteger;
import java.net.InetAddress;

/** A network of IPv4 or IPv6 addresses. */
record Cidr(byte[] network, int bits) {
    static Cidr of(String text) {
        var slash = text.indexOf('/');
        return new Cidr(bytes(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    boolean holds(String address) {
        var bytes = bytes(address);
        var rest = network.length * 8 - bits;
        return bytes.length == network.length
                && new BigInteger(1, bytes).shiftRight(rest).equals(new BigInteger(1, network).shiftRight(rest));
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException e) {
            throw new AssertionError(address, e);
        }
    }
}
