import { createLimiter } from '../files/limit-concurrency.ts';
import type { Picture } from '../markdown/pictures.ts';
import { CONVERSION_VERSION, convertPicture } from './convert.ts';
import { type CopyStore, dropFragment, hashBytes, type StoredCopy } from './copy-store.ts';
import { createPictureFetcher, PICTURE_TIMEOUT_MS, type PictureFetchOptions } from './fetcher.ts';
import type { FindPicture } from './in-articles.ts';
import { describeFailure, NoPicture } from './request-picture.ts';

/** Options for one run. */
export interface MirrorOptions extends PictureFetchOptions {
	/** The path of a copy on this site, by its file name. */
	toPath: (file: string) => string;
	/** A copy requested less than this many milliseconds ago is not requested again (an hour). */
	freshMs?: number;
}

/** A picture that could not be downloaded. */
export interface PictureProblem {
	/** URL of the picture. */
	address: string;
	reason: string;
}

/** The outcome of one run. */
export interface MirrorResult {
	folder: string;
	/** File names of the copies that articles show. */
	files: Set<string>;
	/** How many pictures were downloaded. */
	fetched: number;
	/** Failed without a copy: the article shows the original. */
	failed: PictureProblem[];
	/** Failed, but an earlier copy is shown. */
	earlier: PictureProblem[];
}

const MAX_CONVERSIONS = 2;
/** The index is saved after so many pictures, so that a killed run does not lose its downloads. */
const SAVE_EVERY = 100;

/** Creates a mirror that copies the pictures of articles. `result` is complete after `save`, which waits for all downloads and saves the index. */
export function createPictureMirror(
	copies: CopyStore,
	options: MirrorOptions,
): { findPicture: FindPicture; result: MirrorResult; save(): Promise<void> } {
	const { toPath, timeoutMs = PICTURE_TIMEOUT_MS, freshMs = 3_600_000, now = Date.now } = options;
	const fetchPicture = createPictureFetcher(options);
	const result: MirrorResult = { folder: copies.folder, files: new Set(), fetched: 0, failed: [], earlier: [] };
	const requested = new Map<string, Promise<Picture | undefined>>();
	/** Conversions by the digest of the downloaded bytes. */
	const conversions = new Map<string, Promise<{ file: string; width: number; height: number }>>();
	const conversionLimiter = createLimiter(MAX_CONVERSIONS);
	let saving: Promise<unknown> = Promise.resolve();

	const convertAndWrite = async (bytes: Buffer) => {
		const copy = await convertPicture(bytes);
		return { file: await copies.write(copy), width: copy.width, height: copy.height };
	};

	const updateCopy = async (url: string, previous: StoredCopy | undefined): Promise<StoredCopy> => {
		const isCurrentVersion = previous?.recipe === CONVERSION_VERSION;
		if (previous && isCurrentVersion && now() - previous.askedAt < freshMs) return previous;
		const { bytes, etag, modified } = await fetchPicture(url, (isCurrentVersion ? previous : undefined) ?? {});
		const current = {
			address: url,
			etag,
			modified,
			recipe: CONVERSION_VERSION,
			fetchedAt: now(),
			askedAt: now(),
			usedAt: now(),
		};
		if (bytes === undefined) {
			if (previous === undefined) throw new NoPicture('the answer is 304');
			return { ...previous, ...current, fetchedAt: previous.fetchedAt };
		}
		result.fetched += 1;
		const source = hashBytes(bytes);
		const same = copies.findBySource(source);
		if (same?.recipe === CONVERSION_VERSION) return { ...same, ...current };
		const conversion = conversions.get(source) ?? conversionLimiter.run(() => convertAndWrite(bytes));
		conversions.set(source, conversion);
		return { ...current, source, ...(await conversion) };
	};

	const save = () => copies.save(now());

	const processPicture = async (url: string): Promise<Picture | undefined> => {
		const previous = copies.find(url);
		let copy = previous;
		try {
			copy = await updateCopy(url, previous);
		} catch (error) {
			const reason = describeFailure(error, timeoutMs);
			(previous ? result.earlier : result.failed).push({ address: url, reason });
		}
		if (copy === undefined) return undefined;
		copies.put({ ...copy, usedAt: now() });
		// If saving fails here, it fails again at the end and is reported there.
		if (copy !== previous && result.files.size % SAVE_EVERY === SAVE_EVERY - 1)
			saving = saving.then(save).catch(() => {});
		result.files.add(copy.file);
		return { width: copy.width, height: copy.height, copy: toPath(copy.file) };
	};

	return {
		result,
		findPicture(written) {
			if (!/^https?:/.test(written)) return Promise.resolve(undefined);
			const url = dropFragment(written);
			const picture = requested.get(url) ?? processPicture(url);
			requested.set(url, picture);
			return picture;
		},
		async save() {
			await Promise.all(requested.values());
			await saving;
			await save();
		},
	};
}
