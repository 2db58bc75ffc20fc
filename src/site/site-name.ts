import { toCleanLine } from './excerpts.ts';
import type { Strings } from './strings/strings.ts';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** `acme-tools` → `Acme Tools`; empty for a UUID, which says nothing to readers. */
function toTitleCase(slug: string): string {
	if (UUID.test(slug)) return '';
	return slug
		.split(/[-_.]+/)
		.filter((word) => word !== '')
		.map((word) => word.replace(/^./u, (letter) => letter.toUpperCase()))
		.join(' ');
}

/**
 * What a help center is called whose owner gave it no name: “Acme Help”. `teamName` is the name that the source knows;
 * without it the team's slug stands for it.
 */
export function createSiteName(
	{ team, teamName = '' }: { team: string; teamName?: string | undefined },
	{ siteName, siteNameAlone }: Pick<Strings, 'siteName' | 'siteNameAlone'>,
): string {
	const name = toCleanLine(teamName) || toTitleCase(team);
	if (name === '') return siteNameAlone;
	return / help(?: center)?$/i.test(name) ? name : siteName.replace('{team}', () => name);
}

/** The letter that stands for a help center without a logo: the first of its name, or the first sign if there is none. */
export function createInitial(name: string, language: string): string {
	const signs = [...new Intl.Segmenter(language).segment(name)].map(({ segment }) => segment);
	return (signs.find((sign) => /^[\p{L}\p{N}]/u.test(sign)) ?? signs[0] ?? '').toLocaleUpperCase(language);
}
