package app.latchkey.webhooks;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Which addresses are of the public internet, by the registries of special ones (RFC 6890 and those after it). */
final class PublicAddresses {

    private static final List<Block> NOT_PUBLIC = blocks(
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
            "240.0.0.0/4");

    /** Global unicast is 2000::/3, and not all of it. */
    private static final Block GLOBAL = Block.of("2000::/3");

    private static final List<Block> NOT_GLOBAL = blocks("2001::/23", "2001:db8::/32", "3fff::/20");

    private static final Block IPV4_TRANSLATED = Block.of("64:ff9b::/96");
    private static final Block IPV4_BY_6TO4 = Block.of("2002::/16");

    private PublicAddresses() {}

    /** Whether it is of the public internet, and so is the IPv4 address that it holds, if it holds one. */
    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        return switch (address) {
            case Inet4Address _ -> NOT_PUBLIC.stream().noneMatch(block -> block.holds(bytes));
            case Inet6Address _ -> {
                if (IPV4_TRANSLATED.holds(bytes)) {
                    yield isPublicIpv4(bytes, 12);
                }
                if (IPV4_BY_6TO4.holds(bytes)) {
                    yield isPublicIpv4(bytes, 2);
                }
                yield GLOBAL.holds(bytes) && NOT_GLOBAL.stream().noneMatch(block -> block.holds(bytes));
            }
            default -> false;
        };
    }

    private static boolean isPublicIpv4(byte[] within, int at) {
        var bytes = Arrays.copyOfRange(within, at, at + 4);
        return NOT_PUBLIC.stream().noneMatch(block -> block.holds(bytes));
    }

    private static List<Block> blocks(String... written) {
        return Arrays.stream(written).map(Block::of).toList();
    }

    /** Addresses that begin alike. */
    private record Block(InetAddress start, int bits) {

        static Block of(String written) {
            int slash = written.indexOf('/');
            try {
                // A literal: nobody is asked for it.
                var start = InetAddress.getByName(written.substring(0, slash));
                return new Block(start, Integer.parseInt(written, slash + 1, written.length(), 10));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(written, e);
            }
        }

        boolean holds(byte[] address) {
            var first = start.getAddress();
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                if (((address[bit / 8] ^ first[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
