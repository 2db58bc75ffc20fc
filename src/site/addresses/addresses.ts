import { createHash } from 'node:crypto';

const MOST_CHARACTERS = 80;
const MOST_BYTES = 200;
/** File names that a host or Windows keeps for itself. */
const RESERVED = /^(?:index|404|con|prn|aux|nul|com\d|lpt\d)$/;

/** A slug as a folder name and part of an address: any script, lower case, `-` between words. May be empty. */
export function toAddress(slug: string): string {
	const words = slug
		.normalize('NFC')
		.toLowerCase()
		.normalize('NFC')
		.replace(/[^\p{L}\p{M}\p{Nd}_-]+/gu, '-')
		.replace(/^-+|(?<!-)-+$/g, '');
	let short = '';
	let bytes = 0;
	let characters = 0;
	for (const character of words) {
		bytes += Buffer.byteLength(character);
		characters += 1;
		if (characters > MOST_CHARACTERS || bytes > MOST_BYTES) break;
		short += character;
	}
	return short.replace(/-+$/, '');
}

/** An address that was changed, empty, taken or reserved, with the first six hex digits of the slug's SHA-256. */
export function addHashSuffix(address: string, slug: string): string {
	const digits = createHash('sha256').update(slug).digest('hex').slice(0, 6);
	return address === '' ? digits : `${address}-${digits}`;
}

/**
 * Gives every slug of a list its own address. A slug that is an address already keeps it, whatever else wants it;
 * one that had to be changed, is empty, taken or reserved carries six hex digits of its SHA-256.
 */
export function assignAddresses(slugs: readonly string[]): Map<string, string> {
	const addresses = new Map<string, string>();
	const taken = new Set<string>();
	const give = (slug: string, address: string) => {
		addresses.set(slug, address);
		taken.add(address);
	};
	for (const slug of slugs) {
		if (slug !== '' && toAddress(slug) === slug && !RESERVED.test(slug)) give(slug, slug);
	}
	for (const slug of slugs) {
		if (!addresses.has(slug)) {
			let address = addHashSuffix(toAddress(slug), slug);
			while (taken.has(address)) address = addHashSuffix(address, `${slug}${address}`);
			give(slug, address);
		}
	}
	return addresses;
}

/**
 * Gives every label its own address, without digits as long as no two want the same one. Where they do, the label that is
 * written as its address keeps it, and the others carry six hex digits of their SHA-256.
 */
export function assignLabelAddresses(labels: readonly string[]): Map<string, string> {
	const wanted = Map.groupBy(labels, toAddress);
	const addresses = new Map<string, string>();
	for (const [address, meeting] of wanted) {
		const owner = meeting.length === 1 ? meeting[0] : meeting.find((label) => label.toLowerCase() === address);
		if (owner !== undefined && address !== '' && !RESERVED.test(address)) addresses.set(owner, address);
	}
	const taken = new Set(addresses.values());
	for (const label of labels) {
		if (addresses.has(label)) continue;
		let address = addHashSuffix(toAddress(label), label);
		while (taken.has(address)) address = addHashSuffix(address, `${label}${address}`);
		addresses.set(label, address);
		taken.add(address);
	}
	return addresses;
}
