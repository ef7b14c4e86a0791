package writ.notification.channel;

import java.math.BigInteger;
import java.net.InetAddress;

/** A block of addresses in CIDR notation, IPv4 or IPv6. */
record Network(InetAddress base, int prefix) {

    /** @throws IllegalArgumentException unless it is an address literal, a slash and a prefix that fits it */
    static Network of(String cidr) {
        int slash = cidr.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not an address block such as 10.0.0.0/8: " + cidr);
        }
        InetAddress base = InetAddress.ofLiteral(cidr.substring(0, slash).strip());
        int prefix = Integer.parseInt(cidr.substring(slash + 1).strip());
        if (prefix < 0 || prefix > base.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("the prefix does not fit the address: " + cidr);
        }
        return new Network(base, prefix);
    }

    boolean contains(InetAddress address) {
        byte[] own = base.getAddress();
        byte[] other = address.getAddress();
        int rest = own.length * Byte.SIZE - prefix;
        return own.length == other.length
                && new BigInteger(1, own).shiftRight(rest).equals(new BigInteger(1, other).shiftRight(rest));
    }
}
