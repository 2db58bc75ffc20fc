import type { Picture } from '../markdown/pictures.ts';
import { createGate } from './concurrency.ts';
import { makeCopy, RECIPE } from './convert.ts';
import { digest, type KeptCopies, type KeptCopy, withoutPart } from './copy-store.ts';
import { createFetcher, type FetchOptions, PATIENCE } from './fetcher.ts';
import type { LookAt } from './in-articles.ts';
import { NoPicture, reasonOf } from './request-picture.ts';

/** How copies are made. */
export interface MirrorOptions extends FetchOptions {
	/** Spells the address of a copy on this site. */
	pathOf: (file: string) => string;
	/** A copy younger than this (milliseconds) is not asked about again. */
	fresh?: number;
}

/** A picture that didn't come, and why. */
export interface PictureTrouble {
	address: string;
	reason: string;
}

/** What became of the pictures of one run. */
export interface MirrorResult {
	folder: string;
	/** The names of the copies that articles show. */
	files: Set<string>;
	fetched: number;
	/** Those that stay where they are, and those that are shown from an earlier copy. */
	failed: PictureTrouble[];
	earlier: PictureTrouble[];
}

const CONVERTED_AT_ONCE = 2;
/** After so many new pictures what is known is kept: a run that is killed has not fetched them for nothing. */
const KEPT_AFTER = 100;

/** Copies the pictures of articles beside the site. `result` tells how it goes, `finish` keeps what came. */
export function createMirror(
	kept: KeptCopies,
	options: MirrorOptions,
): { lookAt: LookAt; result: MirrorResult; finish(): Promise<void> } {
	const { pathOf, patience = PATIENCE, fresh = 3_600_000, now = Date.now } = options;
	const fetchPicture = createFetcher(options);
	const result: MirrorResult = { folder: kept.folder, files: new Set(), fetched: 0, failed: [], earlier: [] };
	const asked = new Map<string, Promise<Picture | undefined>>();
	/** Copies that are being made, by the digest of what the host sent. */
	const made = new Map<string, Promise<{ file: string; width: number; height: number }>>();
	const converting = createGate(CONVERTED_AT_ONCE);
	let keeping: Promise<unknown> = Promise.resolve();

	const keep = async (bytes: Buffer) => {
		const copy = await makeCopy(bytes);
		return { file: await kept.write(copy), width: copy.width, height: copy.height };
	};

	const copyOf = async (address: string, before: KeptCopy | undefined): Promise<KeptCopy> => {
		const isOfNow = before?.recipe === RECIPE;
		if (before && isOfNow && now() - before.askedAt < fresh) return before;
		const { bytes, etag, modified } = await fetchPicture(address, (isOfNow ? before : undefined) ?? {});
		const seen = { address, etag, modified, recipe: RECIPE, fetchedAt: now(), askedAt: now(), usedAt: now() };
		if (bytes === undefined) {
			if (before === undefined) throw new NoPicture('the answer is 304');
			return { ...before, ...seen, fetchedAt: before.fetchedAt };
		}
		result.fetched += 1;
		const source = digest(bytes);
		const same = kept.findSame(source);
		if (same?.recipe === RECIPE) return { ...same, ...seen };
		const copying = made.get(source) ?? converting(() => keep(bytes));
		made.set(source, copying);
		return { ...seen, source, ...(await copying) };
	};

	const save = () => kept.save(now());

	const look = async (address: string): Promise<Picture | undefined> => {
		const before = kept.find(address);
		let copy = before;
		try {
			copy = await copyOf(address, before);
		} catch (error) {
			const reason = reasonOf(error, patience);
			(before ? result.earlier : result.failed).push({ address, reason });
		}
		if (copy === undefined) return undefined;
		kept.put({ ...copy, usedAt: now() });
		// What fails here fails at the end again, and says so there.
		if (copy !== before && result.files.size % KEPT_AFTER === KEPT_AFTER - 1)
			keeping = keeping.then(save).catch(() => {});
		result.files.add(copy.file);
		return { width: copy.width, height: copy.height, copy: pathOf(copy.file) };
	};

	return {
		result,
		lookAt(address) {
			if (!/^https?:/.test(address)) return Promise.resolve(undefined);
			const whole = withoutPart(address);
			const answer = asked.get(whole) ?? look(whole);
			asked.set(whole, answer);
			return answer;
		},
		async finish() {
			await Promise.all(asked.values());
			await keeping;
			await save();
		},
	};
}
