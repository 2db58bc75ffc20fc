import { z } from 'zod';
import { camelizeKeys } from './wire-article.ts';

const VisibilityFields = z.preprocess(
	camelizeKeys,
	z.object({ status: z.unknown().optional(), isPublic: z.unknown().optional() }),
);

/** For whom an article is: `unsaid` where it doesn't say both that it is published and that it is public, and denies neither. */
export type Visibility = 'readers' | 'team' | 'unsaid';

/**
 * What an article of the keyed API says about who may see it. That API carries drafts and private articles too, so unlike in the
 * public Library (`isForReaders`) silence doesn't mean yes.
 */
export function readVisibility(item: unknown): Visibility {
	const { status, isPublic } = VisibilityFields.safeParse(item).data ?? {};
	const isPublished = typeof status === 'string' ? status.toLowerCase() === 'published' : undefined;
	const isOpen = isPublic == null ? undefined : isPublic === true || isPublic === 'true' || isPublic === 1;
	if (isPublished && isOpen) return 'readers';
	return isPublished === false || isOpen === false ? 'team' : 'unsaid';
}

/** An article as sent, without what the team wrote for itself: before anything else looks at it. */
export function dropInternalNotes(item: unknown): unknown {
	if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
	return Object.fromEntries(Object.entries(item).filter(([name]) => !/^(internal_?)?notes?$/i.test(name)));
}
