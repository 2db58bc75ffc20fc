/** The chunks of a PNG that change what it shows. Others (texts, foreign data) may unpack to gigabytes, and nothing here reads them. */
const VISIBLE = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT pHYs eXIf acTL fcTL fdAT'.split(' '));
/** Length, type and checksum of a chunk. */
const FRAME_LENGTH = 12;

/** A PNG without the chunks that nobody sees. What is cut off stays so, for the decoder to refuse. */
export function keepVisibleChunks(png: Buffer): Buffer {
	const kept = [png.subarray(0, 8)];
	for (let at = 8; at + 8 <= png.length; ) {
		const end = at + FRAME_LENGTH + png.readUInt32BE(at);
		if (VISIBLE.has(png.toString('latin1', at + 4, at + 8))) kept.push(png.subarray(at, end));
		at = end;
	}
	return Buffer.concat(kept);
}
