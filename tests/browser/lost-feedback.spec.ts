import { feedbackForm, openAndSettle, waitForVotes } from '../support/reader.ts';
import { expect, test } from '../support/with-library.ts';

const ARTICLE = 'articles/reset-a-password/';
const OTHER = 'articles/two-step-verification/';
const FEEDBACK = '/feedback$';
/** The vote itself, without its CORS preflight. */
const VOTE = { method: 'POST', path: FEEDBACK };
const HELPFUL = { slug: 'reset-a-password', body: '{"rating":"helpful"}' };
const NOT_HELPFUL = { slug: 'reset-a-password', body: '{"rating":"not_helpful"}' };

test('A vote that failed is sent again from any other page', async ({ page, library }) => {
	library.faults.set([{ ...VOTE, kind: 'reset', times: 2 }]);
	await page.goto(ARTICLE);
	await feedbackForm(page).yes.click();
	await waitForVotes(page);
	library.reset();
	await page.goto('');
	await expect.poll(() => library.arrived('feedback')).toEqual([HELPFUL]);
});

test('While the Library fails, each page tries to send a vote at most once', async ({ page, library }) => {
	library.faults.set([{ ...VOTE, kind: 'status', status: 503 }]);
	await page.goto(ARTICLE);
	await feedbackForm(page).yes.click();
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
	{ header: 'Retry-After in seconds', retryAfter: () => 300, wait: 300_000 },
	{ header: 'Retry-After as a date', retryAfter: () => new Date(Date.now() + 300_000).toUTCString(), wait: 300_000 },
	{ header: 'no Retry-After', retryAfter: () => undefined, wait: 60_000 },
];
for (const { header, retryAfter, wait } of waits) {
	test(`After a 429 with ${header}, no page sends a vote before the wait is over`, async ({
		page,
		context,
		library,
	}) => {
		const value = retryAfter();
		const busy = { ...VOTE, kind: 'status' as const, status: 429, times: 1 };
		library.faults.set([value === undefined ? busy : { ...busy, retryAfter: value }]);
		await context.clock.install();
		await page.goto(ARTICLE);
		await feedbackForm(page).yes.click();
		await expect.poll(() => library.arrived('feedback')).toHaveLength(1);

		await openAndSettle(page, OTHER);
		await feedbackForm(page).no.click();
		await context.clock.fastForward(wait - 30_000);
		await page.waitForLoadState('networkidle');
		expect(library.arrived('feedback')).toHaveLength(1);
		await context.clock.fastForward(31_000);
		const late = { slug: 'two-step-verification', body: '{"rating":"not_helpful"}' };
		await expect.poll(() => library.arrived('feedback').slice(1)).toEqual(expect.arrayContaining([HELPFUL, late]));
		expect(library.arrived('feedback')).toHaveLength(3);
	});
}

test('A rating that the Library rejects is not sent again, and a console warning names the setting', async ({
	page,
	library,
}) => {
	library.faults.set([{ ...VOTE, kind: 'status', status: 400 }]);
	const warnings: string[] = [];
	page.on('console', (message) => void (message.type() === 'warning' && warnings.push(message.text())));
	await page.goto(ARTICLE);
	await feedbackForm(page).no.click();
	await expect.poll(() => warnings.join()).toContain('`ratings` in src/help-center.config.ts');
	await openAndSettle(page, ARTICLE);
	expect(library.arrived('feedback')).toEqual([NOT_HELPFUL]);
});

test('A vote that CORS blocked is kept and sent later', async ({ page, library }) => {
	library.faults.set([{ path: FEEDBACK, kind: 'speak', wire: { cors: false } }]);
	await page.goto(ARTICLE);
	await feedbackForm(page).yes.click();
	await expect(feedbackForm(page).status).toContainText('Thank you');
	await waitForVotes(page);
	library.reset();
	await page.goto(OTHER);
	await expect.poll(() => library.arrived('feedback')).toEqual([HELPFUL]);
});

test('A vote whose answer no page may read is sent three times at most, over any number of pages', async ({
	page,
	library,
}) => {
	library.faults.set([{ ...VOTE, kind: 'speak', wire: { cors: false } }]);
	await page.goto(ARTICLE);
	await feedbackForm(page).yes.click();
	await waitForVotes(page);
	for (const path of [OTHER, '', ARTICLE, OTHER, '']) await openAndSettle(page, path);
	expect(library.arrived('feedback')).toEqual([HELPFUL, HELPFUL, HELPFUL]);
	await openAndSettle(page, ARTICLE);
	await expect(feedbackForm(page).yes).toHaveAttribute('aria-pressed', 'true');
});

test('A vote for a deleted article is dropped silently', async ({ page, library }) => {
	library.faults.set([{ ...VOTE, kind: 'status', status: 410 }]);
	await page.goto(ARTICLE);
	await feedbackForm(page).yes.click();
	await expect.poll(() => library.arrived('feedback')).toHaveLength(1);
	await expect
		.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('vote'))))
		.toEqual([]);
	await openAndSettle(page, OTHER);
	expect(library.arrived('feedback')).toHaveLength(1);
});

test('A vote that could not be sent is dropped after 30 days', async ({ page, context, library }) => {
	library.faults.set([{ ...VOTE, kind: 'status', status: 503 }]);
	await context.clock.install();
	await page.goto(ARTICLE);
	await feedbackForm(page).yes.click();
	await expect.poll(() => library.arrived('feedback')).toHaveLength(1);
	await context.clock.fastForward(29 * 86_400_000);
	await page.goto('');
	await expect.poll(() => library.arrived('feedback')).toHaveLength(2);
	await context.clock.fastForward(2 * 86_400_000);
	await openAndSettle(page, ARTICLE);
	expect(library.arrived('feedback')).toHaveLength(2);
	await expect(feedbackForm(page).yes).toHaveAttribute('aria-pressed', 'false');
});

test('A vote that cannot be sent does not hold up other votes', async ({ page, library }) => {
	const slugs = ['api-quickstart', 'reminders', 'webhooks'];
	library.faults.set([{ path: FEEDBACK, kind: 'speak', wire: { cors: false } }]);
	await page.goto('');
	for (const slug of slugs) {
		await openAndSettle(page, `articles/${slug}/`);
		await feedbackForm(page).yes.click();
	}
	await waitForVotes(page);
	library.reset();
	library.faults.set([{ path: '/api-quickstart/feedback$', kind: 'speak', wire: { cors: false } }]);
	await openAndSettle(page, '');
	const requests = library.requests.filter(({ path }) => path.endsWith('/api-quickstart/feedback'));
	expect(requests.length).toBeLessThanOrEqual(1);
	const arrived = library.arrived('feedback').map(({ slug }) => slug);
	expect(arrived.sort()).toEqual(['reminders', 'webhooks']);
});

test('A vote for a former Library of the site is kept until it expires, and does not hold up other votes', async ({
	page,
	library,
}) => {
	await page.goto('');
	const storedKeys = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('old.example')));
	library.faults.set([{ ...VOTE, kind: 'reset', times: 2 }]);
	await page.evaluate(() => {
		const vote = JSON.stringify({ rating: 'helpful', at: Date.now() });
		localStorage.setItem('help-center-vote:http://old.example/api/library/sample/articles/a/feedback', vote);
	});
	await openAndSettle(page, ARTICLE);
	await feedbackForm(page).yes.click();
	await waitForVotes(page);
	library.reset();
	await openAndSettle(page, OTHER);
	await expect.poll(() => library.arrived('feedback')).toEqual([HELPFUL]);
	expect(await storedKeys()).toHaveLength(1);
});
