import { z } from 'zod';
import { camelizeKeys } from './wire-article.ts';

const VisibilityFields = z.preprocess(
	camelizeKeys,
	z.object({ status: z.unknown().optional(), isPublic: z.unknown().optional() }),
);

/** Who may see an article. `unsaid`: it denies neither, but doesn't say both that it is published and that it is public. */
export type Visibility = 'readers' | 'team' | 'unsaid';

/**
 * Reads who may see an article of the keyed API. That API contains drafts and private articles, too, so a missing field doesn't mean yes, as
 * it does in the public Library (`isForReaders`).
 */
export function readVisibility(item: unknown): Visibility {
	const { status, isPublic } = VisibilityFields.safeParse(item).data ?? {};
	const isPublished = typeof status === 'string' ? status.toLowerCase() === 'published' : undefined;
	const isOpen = isPublic == null ? undefined : isPublic === true || isPublic === 'true' || isPublic === 1;
	if (isPublished && isOpen) return 'readers';
	return isPublished === false || isOpen === false ? 'team' : 'unsaid';
}

/** Removes the team's internal notes from an article as received. Call it before anything else reads the article. */
export function dropInternalNotes(item: unknown): unknown {
	if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
	return Object.fromEntries(Object.entries(item).filter(([name]) => !/^(internal_?)?notes?$/i.test(name)));
}
