import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordSlugs } from '../../../src/model/record-slugs.ts';
import { emptySlugHistory, resolveSlugOwners } from '../../../src/model/slug-history.ts';
import { seeded } from '../../support/seeded.ts';
import { createSnapshot, day, kept } from './slug-history-fixtures.ts';

/** An article as an author sees it. */
interface AuthoredArticle {
	id: string | undefined;
	slug: string;
	isThere: boolean;
}

/** Makes a few random changes: renames to free slugs, deletions, restored articles, swapped slugs, new ids, new articles. */
function edit(articles: AuthoredArticle[], random: () => number, withIds: boolean): void {
	const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)];
	const isTaken = (slug: string) => articles.some((one) => one.isThere && one.slug === slug);
	for (let changes = Math.floor(random() * 4); changes >= 0; changes -= 1) {
		const slug = `s${Math.floor(random() * 12)}`;
		const one = pick(articles);
		const other = pick(articles);
		const what = Math.floor(random() * 6);
		if (what === 0 || !one || !other) {
			if (!isTaken(slug)) articles.push({ id: withIds ? `id${articles.length}` : undefined, slug, isThere: true });
		} else if (what === 1) one.isThere = false;
		else if (what === 2) one.isThere ||= !isTaken(one.slug);
		else if (what === 3 && one.isThere && other.isThere) [one.slug, other.slug] = [other.slug, one.slug];
		else if (what === 4 && withIds) one.id = `new${Math.floor(random() * 1e9)}`;
		else if (!isTaken(slug)) one.slug = slug;
	}
}

for (const withIds of [true, false]) {
	test(`after any renames, deletions, swaps and restored articles ${withIds ? 'with' : 'without'} ids, every slug ever published leads to a live or a gone article`, () => {
		for (let seed = 1; seed <= 150; seed += 1) {
			const random = seeded(seed);
			const articles: AuthoredArticle[] = [];
			const published = new Set<string>();
			let history = emptySlugHistory;
			for (let date = 1; date <= 30; date += 1) {
				edit(articles, random, withIds);
				const live = articles.filter(({ isThere }) => isThere);
				const snapshot = createSnapshot(live.map(({ id, slug }) => kept(slug, { id })));
				history = recordSlugs(history, snapshot, day(date));
				for (const { slug } of live) published.add(slug);

				const where = `seed ${seed}, day ${date}`;
				const owners = resolveSlugOwners(history.articles);
				for (const { id, slug } of live) {
					const owner = owners.get(slug);
					assert.deepEqual([owner?.slug, owner?.id, owner?.gone], [slug, id, undefined], where);
				}
				const shown = new Set(live.map(({ slug }) => slug));
				for (const slug of published) {
					const owner = owners.get(slug);
					assert.ok(owner && (owner.gone !== undefined || shown.has(owner.slug)), `${where}: ${slug} leads nowhere`);
				}
				assert.equal(history.articles.filter(({ gone }) => gone === undefined).length, live.length, where);
				for (const { slug, earlier } of history.articles) {
					const slugs = [slug, ...earlier.map((had) => had.slug)];
					assert.equal(new Set(slugs).size, slugs.length, where);
				}
				assert.equal(recordSlugs(history, snapshot, day(date + 1)), history, where);
			}
		}
	});
}

test('a renamed article is found by all its earlier slugs', () => {
	for (let seed = 1; seed <= 100; seed += 1) {
		const random = seeded(seed);
		const had = new Set<string>();
		let history = emptySlugHistory;
		for (let date = 1; date <= 30; date += 1) {
			const slug = `s${Math.floor(random() * 8)}`;
			had.add(slug);
			history = recordSlugs(history, createSnapshot([kept(slug, { id: '1' })]), day(date));
			const owners = resolveSlugOwners(history.articles);
			for (const one of had) assert.equal(owners.get(one)?.slug, slug, `seed ${seed}, day ${date}`);
		}
	}
});
