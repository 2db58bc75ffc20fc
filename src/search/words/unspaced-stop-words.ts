/**
 * Parts of questions in Chinese and Japanese that say nothing about their subject. They are left out of a query in any
 * interface: many help centers have articles in other languages than their interface.
 */
const QUESTION_PARTS =
	/怎么样|怎么办|怎么|怎样|怎麼|如何|为什么|為什麼|为何|什么|什麼|请问|請問|可以|能不能|能否|是否|我想要|我想|我要|我的|[的吗嗎呢吧]|どうやって|どうすれば|どうしたら|どうして|どのように|なぜ|何故|どこで|どこに|どこ|について|教えて|ください|したいです|したい|たいです|たい|できますか|できません|できない|できる|のですか|ですか|ますか|ません|です|ます|する方法|やり方|方法/gu;
/** A Japanese particle after a noun in kanji or katakana. */
const PARTICLE = /(?<=[\p{Script=Han}\p{Script=Katakana}ー])[はがをにでとのへも](?=.)/gu;

/** A run of letters without the parts of a question. */
export interface SplitQuestion {
	parts: string[];
	/** The pairs of letters at the ends of the parts, each with a letter that was left out: they say little. */
	joints: string[];
}

/** Splits letters of a script without spaces at the parts of a question; all of them if nothing else is left. */
export function splitQuestion(run: string): SplitQuestion {
	const isLeftOut = new Set<number>();
	for (const pattern of [QUESTION_PARTS, PARTICLE]) {
		for (const { 0: found, index } of run.matchAll(pattern))
			for (let at = index; at < index + found.length; at += 1) isLeftOut.add(at);
	}
	const letters = [...run];
	let place = 0;
	const marked = letters.map((letter) => {
		const left = isLeftOut.has(place);
		place += letter.length;
		return { letter, left };
	});
	const parts = marked
		.map(({ letter, left }) => (left ? ' ' : letter))
		.join('')
		.split(' ')
		.filter(Boolean);
	if (parts.length === 0) return { parts: [run], joints: [] };
	const joints = marked.slice(1).flatMap(({ letter, left }, at) => {
		const before = marked[at];
		return before && before.left !== left ? [before.letter + letter] : [];
	});
	return { parts, joints };
}
