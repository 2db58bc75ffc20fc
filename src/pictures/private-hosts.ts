import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const privateRanges = new BlockList();
// Loopback, private networks, link-local (with the metadata services of clouds), multicast and reserved ranges.
for (const range of [
	'0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16',
	'198.18.0.0/15 224.0.0.0/4 240.0.0.0/4',
].flatMap((line) => line.split(' '))) {
	const [net = '', bits] = range.split('/');
	privateRanges.addSubnet(net, Number(bits), 'ipv4');
}
// The same for IPv6, with the ranges that contain IPv4 addresses (NAT64, 6to4, Teredo).
for (const range of '::/96 fc00::/7 fe80::/10 fec0::/10 ff00::/8 64:ff9b::/32 2002::/16 2001::/32'.split(' ')) {
	const [net = '', bits] = range.split('/');
	privateRanges.addSubnet(net, Number(bits), 'ipv6');
}

/** Whether a host name is an IP address of this machine or of a network that is not public. */
export function isPrivateAddress(host: string): boolean {
	const address = host.replace(/^\[|\]$/g, '');
	const family = isIP(address);
	return family !== 0 && privateRanges.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** A host named by an article is not on the public network and gets no request. */
export class PrivateHost extends Error {
	override name = 'PrivateHost';
}

/**
 * DNS lookup for one connection; fails if any address of the host is private. Since the connection uses exactly these addresses, a second
 * lookup can't return others (DNS rebinding).
 */
export const lookupPublicHost: LookupFunction = (host, options, done) => {
	lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
		const [first] = addresses ?? [];
		if (error) done(error, '');
		else if (first === undefined || addresses.some(({ address }) => isPrivateAddress(address)))
			done(new PrivateHost(`${host} is not on the public network`), '');
		else if (options.all) done(null, addresses);
		else done(null, first.address, first.family);
	});
};
