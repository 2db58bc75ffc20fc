import { createHash } from 'node:crypto';

const MAX_CHARACTERS = 80;
const MAX_BYTES = 200;
/** File names that hosts or Windows reserve. */
const RESERVED = /^(?:index|404|con|prn|aux|nul|com\d|lpt\d)$/;

/** A slug as a path segment and folder name: letters of any script, lower case, `-` between words. May be empty. */
export function toAddress(slug: string): string {
	const words = slug
		.normalize('NFC')
		.toLowerCase()
		.normalize('NFC')
		.replace(/[^\p{L}\p{M}\p{Nd}_-]+/gu, '-')
		.replace(/^-+|(?<!-)-+$/g, '');
	let address = '';
	let bytes = 0;
	let characters = 0;
	for (const character of words) {
		bytes += Buffer.byteLength(character);
		characters += 1;
		if (characters > MAX_CHARACTERS || bytes > MAX_BYTES) break;
		address += character;
	}
	return address.replace(/-+$/, '');
}

/**
 * Makes an address unique: appends the first six hex digits of the slug's SHA-256, or returns only these if the address
 * is empty.
 */
export function addHashSuffix(address: string, slug: string): string {
	const digits = createHash('sha256').update(slug).digest('hex').slice(0, 6);
	return address === '' ? digits : `${address}-${digits}`;
}

/**
 * Assigns every slug of a list a unique address. A slug that is a valid address is its own address. One that had to be
 * changed, or whose address is empty, taken or reserved, gets six hex digits of its SHA-256.
 */
export function assignAddresses(slugs: readonly string[]): Map<string, string> {
	const addresses = new Map<string, string>();
	const taken = new Set<string>();
	const assign = (slug: string, address: string) => {
		addresses.set(slug, address);
		taken.add(address);
	};
	for (const slug of slugs) {
		if (slug !== '' && toAddress(slug) === slug && !RESERVED.test(slug)) assign(slug, slug);
	}
	for (const slug of slugs) if (!addresses.has(slug)) assign(slug, createUniqueAddress(slug, taken));
	return addresses;
}

/**
 * Assigns every label a unique address, without digits if no other label has the same one. If several do, the label
 * that is equal to the address gets it, and the others get six hex digits of their SHA-256.
 */
export function assignLabelAddresses(labels: readonly string[]): Map<string, string> {
	const byAddress = Map.groupBy(labels, toAddress);
	const addresses = new Map<string, string>();
	for (const [address, rivals] of byAddress) {
		const owner = rivals.length === 1 ? rivals[0] : rivals.find((label) => label.toLowerCase() === address);
		if (owner !== undefined && address !== '' && !RESERVED.test(address)) addresses.set(owner, address);
	}
	const taken = new Set(addresses.values());
	for (const label of labels) {
		if (addresses.has(label)) continue;
		const address = createUniqueAddress(label, taken);
		addresses.set(label, address);
		taken.add(address);
	}
	return addresses;
}

function createUniqueAddress(slug: string, taken: ReadonlySet<string>): string {
	let address = addHashSuffix(toAddress(slug), slug);
	while (taken.has(address)) address = addHashSuffix(address, `${slug}${address}`);
	return address;
}
