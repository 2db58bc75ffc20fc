import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import zlib from 'node:zlib';
import { z } from 'zod';
import { ignoreMissing, removeStaleTemporaries, writeBytesAtomically } from '../files/atomic-file.ts';
import { parseJson } from '../files/json.ts';

/**
 * A file with many entries, each under a key, in compressed blocks:
 *
 * - the length of the index in 4 bytes, and the SHA-256 digest of the index
 * - the index as JSON: for each block its lengths, its digest and its keys
 * - the blocks
 *
 * A block, decompressed: for each of its keys the length of the entry in 4 bytes, and the entry.
 */
const VERSION = 1;
const DIGEST_BYTES = 32;
const PREFIX_BYTES = 4 + DIGEST_BYTES;

/** A larger entry is not stored. */
const MAX_ENTRY_BYTES = 2 ** 24;
/** A block is closed when it is as large as this: small enough for the memory, large enough to compress well. */
const BLOCK_BYTES = 2 ** 19;
const MAX_BLOCK_BYTES = BLOCK_BYTES + MAX_ENTRY_BYTES + 4;
const MAX_INDEX_BYTES = 2 ** 28;
/** The fastest level that still finds the words that the HTML and the text have in common. */
const COMPRESSION_LEVEL = 1;

const Key = z.string().max(100);
const BlockSchema = z.object({
	/** Bytes in the file, and decompressed. */
	stored: z.int().nonnegative(),
	bytes: z.int().nonnegative().max(MAX_BLOCK_BYTES),
	/** SHA-256 of the bytes in the file. */
	digest: z.string(),
	keys: z.array(Key),
});
const IndexSchema = z.object({ version: z.literal(VERSION), blocks: z.array(BlockSchema) });
type BlockInfo = z.output<typeof BlockSchema>;

/** A block in a file. */
export interface Block extends Readonly<BlockInfo> {
	offset: number;
}

/** An open pack file. */
export interface Pack {
	blocks: readonly Block[];
	/** The entries of a block by their keys; none if the block is damaged. */
	read(block: Block): Promise<ReadonlyMap<string, Buffer>>;
	/** The block as it is in the file; `undefined` if it is damaged. */
	readStored(block: Block): Promise<Buffer | undefined>;
	close(): Promise<void>;
}

/** Whether this version of Node can compress blocks (22.15 or newer). */
export const canPack = 'zstdCompressSync' in zlib;

/**
 * Opens a pack file; `undefined` if there is none, or one that is damaged or of another version.
 * @throws if the file can't be read
 */
export async function openPack(path: string): Promise<Pack | undefined> {
	const file = await open(path).catch(ignoreMissing);
	if (!file) return undefined;
	const blocks = await readIndex(file).catch(async (error: unknown) => {
		await file.close();
		throw error;
	});
	if (!blocks) {
		await file.close();
		return undefined;
	}
	const readStored = async ({ offset, stored, digest }: Block): Promise<Buffer | undefined> => {
		const bytes = await readAt(file, offset, stored);
		return bytes && digestBytes(bytes) === digest ? bytes : undefined;
	};
	return {
		blocks,
		readStored,
		read: async (block) => splitEntries(await readStored(block), block),
		close: () => file.close(),
	};
}

async function readIndex(file: FileHandle): Promise<Block[] | undefined> {
	const { size } = await file.stat();
	const prefix = await readAt(file, 0, PREFIX_BYTES);
	const length = prefix?.readUInt32LE(0) ?? 0;
	if (!prefix || length > Math.min(size, MAX_INDEX_BYTES)) return undefined;
	const text = await readAt(file, PREFIX_BYTES, length);
	if (!text || digestBytes(text) !== prefix.toString('base64url', 4)) return undefined;
	const index = IndexSchema.safeParse(parseJson(text.toString())).data;
	let offset = PREFIX_BYTES + length;
	const blocks: Block[] = [];
	for (const block of index?.blocks ?? []) {
		blocks.push({ ...block, offset });
		offset += block.stored;
	}
	// A file that was cut short still has its first blocks.
	return index && blocks.filter((block) => block.offset + block.stored <= size);
}

/** Reads bytes of a file; `undefined` if the file is shorter. */
async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer | undefined> {
	const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, offset);
	return bytesRead === length ? buffer : undefined;
}

function splitEntries(stored: Buffer | undefined, { bytes, keys }: Block): ReadonlyMap<string, Buffer> {
	const entries = new Map<string, Buffer>();
	if (!stored) return entries;
	const block = zlib.zstdDecompressSync(stored, { maxOutputLength: bytes + 1, chunkSize: Math.max(64, bytes + 1) });
	let at = 0;
	for (const key of keys) {
		const end = at + 4 + block.readUInt32LE(at);
		entries.set(key, block.subarray(at + 4, end));
		at = end;
	}
	return entries;
}

/** A block that will be written. */
export interface NewBlock extends Readonly<BlockInfo> {
	/** Returns the bytes for the file when it is written; `undefined` if they can't be read any more. */
	load(): Promise<Buffer | undefined>;
}

/** Collects entries in blocks, and compresses each block when it is full. */
export interface BlockBuilder {
	/** Adds an entry, given in parts; `false` if it is too large to be stored. */
	add(key: string, entry: readonly (string | Buffer)[]): boolean;
	/** Closes the last block, and returns all. */
	finish(): NewBlock[];
}

export function createBlockBuilder(): BlockBuilder {
	const blocks: NewBlock[] = [];
	// One piece of memory for all blocks: many short-lived buffers would make the process larger.
	let block = Buffer.allocUnsafe(0);
	let bytes = 0;
	let keys: string[] = [];
	const close = () => {
		if (keys.length === 0) return;
		const stored = zlib.zstdCompressSync(block.subarray(0, bytes), {
			params: { [zlib.constants.ZSTD_c_compressionLevel]: COMPRESSION_LEVEL },
		});
		blocks.push({ stored: stored.length, bytes, digest: digestBytes(stored), keys, load: async () => stored });
		[keys, bytes] = [[], 0];
	};
	return {
		add(key, entry) {
			// In UTF-8 a character of a string takes at most three bytes.
			const most = entry.reduce((sum, part) => sum + part.length * (typeof part === 'string' ? 3 : 1), 0);
			if (most > MAX_ENTRY_BYTES) return false;
			const start = bytes + 4;
			if (start + most > block.length)
				block = Buffer.concat([block.subarray(0, bytes)], Math.max(start + most, 2 * BLOCK_BYTES));
			let end = start;
			for (const part of entry) end += typeof part === 'string' ? block.write(part, end) : part.copy(block, end);
			block.writeUInt32LE(end - start, bytes);
			keys.push(key);
			bytes = end;
			if (bytes >= BLOCK_BYTES) close();
			return true;
		},
		finish() {
			close();
			return blocks.splice(0);
		},
	};
}

/** Whether a block is so small that it should be joined with others. */
export function isSmall({ bytes }: Block): boolean {
	return bytes < BLOCK_BYTES / 2;
}

/**
 * Replaces a pack file. Its folder is created.
 * @throws {DiskError} if the disk is full, or can't be written
 */
export async function writePack(path: string, blocks: readonly NewBlock[]): Promise<void> {
	const index = Buffer.from(
		JSON.stringify({
			version: VERSION,
			blocks: blocks.map(({ load: _, ...block }) => block),
		} satisfies z.input<typeof IndexSchema>),
	);
	const prefix = Buffer.alloc(PREFIX_BYTES);
	prefix.writeUInt32LE(index.length);
	prefix.write(digestBytes(index), 4, 'base64url');
	const portions = async function* () {
		yield Buffer.concat([prefix, index]);
		// A block that can't be read any more would be found to be damaged: its place stays.
		for (const { load, stored } of blocks) yield (await load()) ?? Buffer.alloc(stored);
	};
	await mkdir(dirname(path), { recursive: true });
	await writeBytesAtomically(path, portions());
	await removeStaleTemporaries(path);
}

function digestBytes(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('base64url');
}
