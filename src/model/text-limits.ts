/**
 * The longest texts that a source may give, in UTF-16 units; longer ones are cut, and the report names them. Much longer
 * than anything that a person writes there, and short enough that no code that reads them takes long.
 */
export const TEXT_LIMITS = {
	title: 500,
	name: 300,
	tag: 100,
	description: 5_000,
	/** Of an icon, a colour. */
	label: 200,
} as const;

/** The most tags of an article. */
export const MAX_TAGS = 100;

/** A longer slug makes an address that no browser or host accepts: its article is left out. */
export const MAX_SLUG = 500;

/** Cuts a text to at most `most` UTF-16 units, with an ellipsis at the end, and never within a character. */
export function cutText(text: string, most: number): string {
	if (text.length <= most) return text;
	return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Whether a text may have been cut. */
export function isCut(text: string, most: number): boolean {
	return text.length >= most - 1 && text.endsWith('…');
}
