const ATTRIBUTE = /\s*([^\s"'<>/=]{1,100})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const END = /\s*\/?>/y;
/** More attributes than this make no sense on one element. */
const MAX_ATTRIBUTES = 200;

/** The attributes of an XML tag, from behind its name on; `undefined` if it is malformed. Takes linear time. */
export function parseAttributes(xml: string, from: number): Map<string, string> | undefined {
	const attributes = new Map<string, string>();
	let at = from;
	for (let count = 0; count <= MAX_ATTRIBUTES; count += 1) {
		END.lastIndex = at;
		if (END.test(xml)) return attributes;
		ATTRIBUTE.lastIndex = at;
		const [whole, name, double, single] = ATTRIBUTE.exec(xml) ?? [];
		if (whole === undefined || name === undefined) return undefined;
		attributes.set(name, double ?? single ?? '');
		at += whole.length;
	}
	return undefined;
}
