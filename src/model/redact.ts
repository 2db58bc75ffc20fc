/** A shorter value may be an ordinary word, and is no key of any service. */
const MIN_SECRET = 8;

/** Patterns of the secrets of this process, in all their forms, each with what replaces it. */
const patterns = new Map<string, { pattern: RegExp; replacement: string }>();

const escapePattern = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** A pattern of one character: itself, percent-encoded, and as JSON, HTML and URLs escape it. */
function createLetterPattern(letter: string): string {
	const code = letter.charCodeAt(0);
	const hex = code.toString(16).padStart(2, '0');
	return `(?:\\\\?${escapePattern(letter)}|%${hex}|&#0{0,4}${code};|&#x0{0,4}${hex};|\\\\u00${hex})`;
}

/** Base64 of a text wherever it begins in what was encoded: the three ways in which its bits fall on letters. */
function listBase64Forms(secret: string): string[] {
	return [0, 1, 2].flatMap((shift) => {
		const encoded = btoa('\0'.repeat(shift) + secret).replace(/=+$/, '');
		// The letters at both ends depend on what stands beside the secret.
		const inner = encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + secret.length) * 8) / 6));
		return inner.length >= MIN_SECRET ? [inner.replace(/[+-]/g, '[+-]').replace(/[/_]/g, '[/_]')] : [];
	});
}

/**
 * Makes `redactSecrets` remove this value from now on, for example the key with which requests are sent. It must be ASCII,
 * as headers are.
 */
export function addSecret(secret: string): void {
	if (secret.length < MIN_SECRET || patterns.has(secret)) return;
	const letters = [...secret].map(createLetterPattern).join('');
	const hex = [...secret].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');
	// Base64 distinguishes upper and lower case, but the other forms don't.
	const prefix = /^[ps]k_(?:live|test)_/.exec(secret)?.[0] ?? '';
	patterns.set(secret, { pattern: new RegExp([letters, hex].join('|'), 'gi'), replacement: `${prefix}…` });
	const base64 = new RegExp(listBase64Forms(secret).join('|'), 'g');
	patterns.set(`base64 ${secret}`, { pattern: base64, replacement: '…' });
}

/**
 * Removes the secrets of this process from untrusted text: as they are, percent-encoded, as JSON and HTML escape them, in
 * hexadecimal and in base64. The prefix of a key of cStar stays, which is its kind.
 */
export function redactSecrets(text: string): string {
	let redacted = text;
	for (const { pattern, replacement } of patterns.values()) redacted = redacted.replace(pattern, replacement);
	return redacted;
}

/**
 * Removes API keys from untrusted text of a message, because a server may repeat what it was sent: the secrets of this
 * process, and what looks like a key of cStar. Of the latter the prefix stays, which is the kind of the key. All
 * characters that a key may contain (see `CSTAR_API_KEY`) are removed, up to the next space.
 */
export function redactKeys(words: string): string {
	const keyLike = /([ps]k_(?:live|test)_|(?:(?<![a-z\d])|(?<=%[a-f\d]{2}))[ps]k_(?!(?:live|test)_…))[!-~]+/gi;
	return redactSecrets(words.replace(keyLike, '$1…'));
}
