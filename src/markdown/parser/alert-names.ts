/** The kinds of alerts that pages show. */
export type AlertKind = 'note' | 'tip' | 'important' | 'warning' | 'caution';

/** The names that editors and tools give to the kinds: GitHub, Docusaurus, VitePress, GitBook, Obsidian, MkDocs, Mintlify. */
const NAMES: Readonly<Record<AlertKind, string>> = {
	note: 'note info information abstract summary tldr todo question faq help seealso',
	tip: 'tip hint success check done example',
	important: 'important key',
	warning: 'warning warn attention',
	caution: 'caution danger error failure fail bug',
};

const KIND_BY_NAME = new Map(
	Object.entries(NAMES).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as AlertKind])), // `Object.entries` returns string keys; these are the keys of NAMES.
);

/** The kind of alert that a name stands for, in any case; `undefined` if it is none. */
export function findAlertKind(name: string): AlertKind | undefined {
	return KIND_BY_NAME.get(name.toLowerCase());
}

/** Names of components and directives that are alerts of the kind that an attribute gives. */
const WITH_KIND = new Set(['callout', 'aside', 'admonition', 'alert', 'hint', 'banner', 'notice', 'message']);
const KIND_ATTRIBUTES = ['type', 'kind', 'style', 'variant', 'intent', 'status', 'level', 'appearance'];

/** The kind of alert of a component or directive, by its name and attributes; `undefined` if it is no alert. */
export function findContainerAlert(
	name: string,
	attributes: ReadonlyMap<string, string | undefined>,
): AlertKind | undefined {
	if (!WITH_KIND.has(name.toLowerCase())) return findAlertKind(name);
	const kinds = KIND_ATTRIBUTES.flatMap((attribute) => findAlertKind(attributes.get(attribute) ?? '') ?? []);
	return kinds[0] ?? findAlertKind(name) ?? 'note';
}
