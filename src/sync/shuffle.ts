/** Returns the items in random order. */
export function shuffle<T>(items: readonly T[], random: () => number): T[] {
	return items
		.map((item) => ({ item, place: random() }))
		.sort((one, other) => one.place - other.place)
		.map(({ item }) => item);
}
