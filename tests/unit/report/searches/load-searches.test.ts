import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { SettingsError } from '../../../../src/model/user-errors.ts';
import { loadSearches } from '../../../../src/report/searches/load-searches.ts';

const URL_TEXT = 'https://searches.test/';

/** Loads from a collector that gives `response`. */
function request(response: Response | Error, { from = URL_TEXT, secret = 'secret' } = {}) {
	const sent: (string | null)[] = [];
	const send: typeof fetch = async (_url, options) => {
		sent.push(new Headers(options?.headers).get('authorization'));
		if (response instanceof Error) throw response;
		return response;
	};
	return { sent, text: loadSearches(from, { secret, fetch: send }) };
}

const fails = (reason: RegExp) => (error: unknown) => error instanceof SettingsError && reason.test(error.message);

test('the counts come from a file, or from all files of a folder in their order', async (t) => {
	const folder = await mkdtemp(join(tmpdir(), 'searches-'));
	t.after(() => rm(folder, { recursive: true }));
	for (const [name, text] of [
		['b.ndjson', '2'],
		['a.ndjson', '1\n'],
		['c.new', '3'],
	] as const)
		await writeFile(join(folder, name), text);
	assert.equal(await loadSearches(join(folder, 'a.ndjson'), { secret: undefined }), '1\n');
	assert.equal(await loadSearches(folder, { secret: undefined }), '1\n\n2');
	const missing = join(folder, 'missing.ndjson');
	await assert.rejects(
		loadSearches(missing, { secret: undefined }),
		fails(/--searches is ".*missing\.ndjson", which can’t be read \(ENOENT\): expected the file or the URL/),
	);
});

test('a collector gets the secret, but not over plain http', async () => {
	const { sent, text } = request(new Response('1\n'));
	assert.equal(await text, '1\n');
	assert.deepEqual(sent, ['Bearer secret']);
	const plain = request(new Response('1\n'), { from: 'http://searches.test/' });
	await assert.rejects(plain.text, fails(/SEARCH_INSIGHTS_SECRET is not sent: expected https/));
	assert.deepEqual(plain.sent, []);
});

test('a collector that does not answer is an error that says what to do, without the secret', async () => {
	for (const [response, reason] of [
		[
			new Response('', { status: 401 }),
			/which answers 401: expected its READ_SECRET in the setting SEARCH_INSIGHTS_SECRET/,
		],
		[new Response('', { status: 500 }), /which answers 500/],
		[
			new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND') }),
			/can’t be reached \(getaddrinfo ENOTFOUND\)/,
		],
	] as const) {
		await assert.rejects(
			request(response).text,
			(error) => fails(reason)(error) && !/"secret"|Bearer/.test(String(error)),
		);
	}
	await assert.rejects(request(new Response(''), { from: 'https://' }).text, fails(/which is no URL/));
});
