/**
 * Parts of questions in Chinese and Japanese that say nothing about their subject. They are left out of a query in any
 * interface: many help centers have articles in other languages than their interface.
 */
const QUESTION_PARTS =
	/怎么样|怎么办|怎么|怎样|怎麼|如何|为什么|為什麼|为何|什么|什麼|请问|請問|可以|能不能|能否|是否|我想要|我想|我要|我的|[的吗嗎呢吧]|どうやって|どうすれば|どうしたら|どうして|どのように|なぜ|何故|どこで|どこに|どこ|について|教えて|ください|したいです|したい|たいです|たい|できますか|できません|できない|できる|のですか|ですか|ますか|ません|です|ます|する方法|やり方|方法/gu;
/** A Japanese particle after a noun in kanji or katakana. */
const PARTICLE = /(?<=[\p{Script=Han}\p{Script=Katakana}ー])[はがをにでとのへも](?=.)/gu;

/** Splits letters of a script without spaces at the parts of a question; all of them if nothing else is left. */
export function splitQuestion(run: string): string[] {
	const parts = run.replace(QUESTION_PARTS, ' ').replace(PARTICLE, ' ').split(' ').filter(Boolean);
	return parts.length > 0 ? parts : [run];
}
