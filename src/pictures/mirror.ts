import type { Picture } from '../markdown/pictures.ts';
import { createLimiter } from './concurrency.ts';
import { CONVERSION_VERSION, convertPicture } from './convert.ts';
import { type CopyStore, dropFragment, hashBytes, type StoredCopy } from './copy-store.ts';
import { createPictureFetcher, PICTURE_TIMEOUT_MS, type PictureFetchOptions } from './fetcher.ts';
import type { FindPicture } from './in-articles.ts';
import { describeFailure, NoPicture } from './request-picture.ts';

/** How copies are made. */
export interface MirrorOptions extends PictureFetchOptions {
	/** Spells the address of a copy on this site. */
	toPath: (file: string) => string;
	/** A copy younger than this (milliseconds) is not asked about again. */
	freshMs?: number;
}

/** A picture that didn't come, and why. */
export interface PictureProblem {
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
	failed: PictureProblem[];
	earlier: PictureProblem[];
}

const MAX_CONVERSIONS = 2;
/** After so many new pictures what is known is kept: a run that is killed has not fetched them for nothing. */
const SAVE_EVERY = 100;

/** Copies the pictures of articles beside the site. `result` tells how it goes, `finish` keeps what came. */
export function createPictureMirror(
	copies: CopyStore,
	options: MirrorOptions,
): { findPicture: FindPicture; result: MirrorResult; save(): Promise<void> } {
	const { toPath, timeoutMs = PICTURE_TIMEOUT_MS, freshMs = 3_600_000, now = Date.now } = options;
	const fetchPicture = createPictureFetcher(options);
	const result: MirrorResult = { folder: copies.folder, files: new Set(), fetched: 0, failed: [], earlier: [] };
	const asked = new Map<string, Promise<Picture | undefined>>();
	/** Copies that are being made, by the digest of what the host sent. */
	const conversions = new Map<string, Promise<{ file: string; width: number; height: number }>>();
	const limitConversions = createLimiter(MAX_CONVERSIONS);
	let keeping: Promise<unknown> = Promise.resolve();

	const keep = async (bytes: Buffer) => {
		const copy = await convertPicture(bytes);
		return { file: await copies.write(copy), width: copy.width, height: copy.height };
	};

	const updateCopy = async (url: string, before: StoredCopy | undefined): Promise<StoredCopy> => {
		const isCurrentVersion = before?.recipe === CONVERSION_VERSION;
		if (before && isCurrentVersion && now() - before.askedAt < freshMs) return before;
		const { bytes, etag, modified } = await fetchPicture(url, (isCurrentVersion ? before : undefined) ?? {});
		const seen = {
			address: url,
			etag,
			modified,
			recipe: CONVERSION_VERSION,
			fetchedAt: now(),
			askedAt: now(),
			usedAt: now(),
		};
		if (bytes === undefined) {
			if (before === undefined) throw new NoPicture('the answer is 304');
			return { ...before, ...seen, fetchedAt: before.fetchedAt };
		}
		result.fetched += 1;
		const source = hashBytes(bytes);
		const same = copies.findBySource(source);
		if (same?.recipe === CONVERSION_VERSION) return { ...same, ...seen };
		const copying = conversions.get(source) ?? limitConversions(() => keep(bytes));
		conversions.set(source, copying);
		return { ...seen, source, ...(await copying) };
	};

	const save = () => copies.save(now());

	const processPicture = async (url: string): Promise<Picture | undefined> => {
		const before = copies.find(url);
		let copy = before;
		try {
			copy = await updateCopy(url, before);
		} catch (error) {
			const reason = describeFailure(error, timeoutMs);
			(before ? result.earlier : result.failed).push({ address: url, reason });
		}
		if (copy === undefined) return undefined;
		copies.put({ ...copy, usedAt: now() });
		// What fails here fails at the end again, and says so there.
		if (copy !== before && result.files.size % SAVE_EVERY === SAVE_EVERY - 1)
			keeping = keeping.then(save).catch(() => {});
		result.files.add(copy.file);
		return { width: copy.width, height: copy.height, copy: toPath(copy.file) };
	};

	return {
		result,
		findPicture(url) {
			if (!/^https?:/.test(url)) return Promise.resolve(undefined);
			const whole = dropFragment(url);
			const answer = asked.get(whole) ?? processPicture(whole);
			asked.set(whole, answer);
			return answer;
		},
		async save() {
			await Promise.all(asked.values());
			await keeping;
			await save();
		},
	};
}
