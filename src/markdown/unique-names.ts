/** Names of which each is given once: where one is taken, a number tells the next from it. */
export class UniqueNames extends Set<string> {
	/** All numbers below are taken: trying them again for each of many would take their square. */
	readonly #next = new Map<string, number>();

	/** Gives a name, with a number where it must. */
	reserve(name: string, numbered = (number: number) => `${name}-${number}`): string {
		let free = name;
		let number = this.#next.get(name) ?? 2;
		for (; this.has(free); number += 1) free = numbered(number);
		this.#next.set(name, number);
		this.add(free);
		return free;
	}
}
