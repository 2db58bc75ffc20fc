import { openAndSettle, question, votesAreSettled } from '../support/reader.ts';
import { expect, test } from '../support/with-library.ts';

const ARTICLE = 'articles/reset-a-password/';
const OTHER = 'articles/two-step-verification/';
const FEEDBACK = '/feedback$';
/** The vote itself, without the question that browsers send ahead. */
const VOTE = { method: 'POST', path: FEEDBACK };
const HELPFUL = { slug: 'reset-a-password', body: '{"rating":"helpful"}' };
const NOT_HELPFUL = { slug: 'reset-a-password', body: '{"rating":"not_helpful"}' };

test('An answer that got lost is sent again from any other page', async ({ page, library }) => {
	library.faults.set([{ ...VOTE, kind: 'reset', times: 2 }]);
	await page.goto(ARTICLE);
	await question(page).yes.click();
	await votesAreSettled(page);
	library.reset();
	await page.goto('');
	await expect.poll(() => library.arrived('feedback')).toEqual([HELPFUL]);
});

test('A Library in trouble is tried at most once per page', async ({ page, library }) => {
	library.faults.set([{ ...VOTE, kind: 'status', status: 503 }]);
	await page.goto(ARTICLE);
	await question(page).yes.click();
	await expect.poll(() => library.arrived('feedback')).toHaveLength(1);
	await openAndSettle(page, OTHER);
	expect(library.arrived('feedback')).toHaveLength(2);
	library.reset();
	await openAndSettle(page, '');
	expect(library.arrived('feedback')).toEqual([HELPFUL]);
	await openAndSettle(page, OTHER);
	expect(library.arrived('feedback')).toHaveLength(1);
});

const waits = [
	{ said: 'seconds', retryAfter: () => 300, wait: 300_000 },
	{ said: 'a date', retryAfter: () => new Date(Date.now() + 300_000).toUTCString(), wait: 300_000 },
	{ said: 'nothing', retryAfter: () => undefined, wait: 60_000 },
];
for (const { said, retryAfter, wait } of waits) {
	test(`A busy Library that says ${said} of waiting is left alone for as long, by every page`, async ({
		page,
		context,
		library,
	}) => {
		const asked = retryAfter();
		const busy = { ...VOTE, kind: 'status' as const, status: 429, times: 1 };
		library.faults.set([asked === undefined ? busy : { ...busy, retryAfter: asked }]);
		await context.clock.install();
		await page.goto(ARTICLE);
		await question(page).yes.click();
		await expect.poll(() => library.arrived('feedback')).toHaveLength(1);

		await openAndSettle(page, OTHER);
		await question(page).no.click();
		await context.clock.fastForward(wait - 30_000);
		await page.waitForLoadState('networkidle');
		expect(library.arrived('feedback')).toHaveLength(1);
		await context.clock.fastForward(31_000);
		const late = { slug: 'two-step-verification', body: '{"rating":"not_helpful"}' };
		await expect.poll(() => library.arrived('feedback').slice(1)).toEqual(expect.arrayContaining([HELPFUL, late]));
		expect(library.arrived('feedback')).toHaveLength(3);
	});
}

test('A rating word that the Library refuses is not sent again, and the console names the setting', async ({
	page,
	library,
}) => {
	library.faults.set([{ ...VOTE, kind: 'status', status: 400 }]);
	const warnings: string[] = [];
	page.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())));
	await page.goto(ARTICLE);
	await question(page).no.click();
	await expect.poll(() => warnings.join()).toContain('`ratings` in src/help-center.config.ts');
	await openAndSettle(page, ARTICLE);
	expect(library.arrived('feedback')).toEqual([NOT_HELPFUL]);
});

test('An answer that CORS refused is kept for later', async ({ page, library }) => {
	library.faults.set([{ path: FEEDBACK, kind: 'speak', wire: { cors: false } }]);
	await page.goto(ARTICLE);
	await question(page).yes.click();
	await expect(question(page).status).toContainText('Thank you');
	await votesAreSettled(page);
	library.reset();
	await page.goto(OTHER);
	await expect.poll(() => library.arrived('feedback')).toEqual([HELPFUL]);
});

test('An answer about an article that is gone is dropped in silence', async ({ page, library }) => {
	library.faults.set([{ ...VOTE, kind: 'status', status: 410 }]);
	await page.goto(ARTICLE);
	await question(page).yes.click();
	await expect.poll(() => library.arrived('feedback')).toHaveLength(1);
	await expect
		.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('vote'))))
		.toEqual([]);
	await openAndSettle(page, OTHER);
	expect(library.arrived('feedback')).toHaveLength(1);
});

test('An answer that could not be sent for 30 days is let go', async ({ page, context, library }) => {
	library.faults.set([{ ...VOTE, kind: 'status', status: 503 }]);
	await context.clock.install();
	await page.goto(ARTICLE);
	await question(page).yes.click();
	await expect.poll(() => library.arrived('feedback')).toHaveLength(1);
	await context.clock.fastForward(29 * 86_400_000);
	await page.goto('');
	await expect.poll(() => library.arrived('feedback')).toHaveLength(2);
	await context.clock.fastForward(2 * 86_400_000);
	await openAndSettle(page, ARTICLE);
	expect(library.arrived('feedback')).toHaveLength(2);
	await expect(question(page).yes).toHaveAttribute('aria-pressed', 'false');
});

test('An answer that can’t be sent holds up no other', async ({ page, library }) => {
	const slugs = ['api-quickstart', 'reminders', 'webhooks'];
	library.faults.set([{ path: FEEDBACK, kind: 'speak', wire: { cors: false } }]);
	await page.goto('');
	for (const slug of slugs) {
		await openAndSettle(page, `articles/${slug}/`);
		await question(page).yes.click();
	}
	await votesAreSettled(page);
	library.reset();
	library.faults.set([{ path: '/api-quickstart/feedback$', kind: 'speak', wire: { cors: false } }]);
	await openAndSettle(page, '');
	const asked = library.requests.filter(({ path }) => path.endsWith('/api-quickstart/feedback'));
	expect(asked.length).toBeLessThanOrEqual(1);
	const arrived = library.arrived('feedback').map(({ slug }) => slug);
	expect(arrived.sort()).toEqual(['reminders', 'webhooks']);
});

test('An answer kept for a Library that the site has left stays for its time, and holds up no other', async ({
	page,
	library,
}) => {
	await page.goto('');
	const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('old.example')));
	library.faults.set([{ ...VOTE, kind: 'reset', times: 2 }]);
	await page.evaluate(() => {
		const vote = JSON.stringify({ rating: 'helpful', at: Date.now() });
		localStorage.setItem('help-center-vote:http://old.example/api/library/sample/articles/a/feedback', vote);
	});
	await openAndSettle(page, ARTICLE);
	await question(page).yes.click();
	await votesAreSettled(page);
	library.reset();
	await openAndSettle(page, OTHER);
	await expect.poll(() => library.arrived('feedback')).toEqual([HELPFUL]);
	expect(await kept()).toHaveLength(1);
});
