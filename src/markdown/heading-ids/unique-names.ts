/** A set of names that numbers a name which is taken already. */
export class UniqueNames extends Set<string> {
	/** For each name the lowest number that may be free: trying all numbers again each time would take quadratic time. */
	readonly #next = new Map<string, number>();

	/** Adds the name, numbered if it is taken, and returns what was added. */
	reserve(name: string, numbered = (number: number) => `${name}-${number}`): string {
		let free = name;
		let number = this.#next.get(name) ?? 2;
		for (; this.has(free); number += 1) free = numbered(number);
		this.#next.set(name, number);
		this.add(free);
		return free;
	}
}
