import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROVIDERS } from '../../../../src/elements/page/read-status.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const FINE = { state: 'fine', title: '' };
const readAs = (provider: string, json: unknown) => PROVIDERS[provider]?.read(json, NOW);

test('A Statuspage names its first open incident, or what it says about its service as a whole', () => {
	const summary = (indicator: string, more = {}) =>
		readAs('statuspage', { status: { indicator, description: 'Partial outage' }, ...more });
	assert.deepEqual(summary('none'), FINE);
	assert.deepEqual(summary('minor'), { state: 'problem', title: 'Partial outage' });
	assert.deepEqual(summary('major', { incidents: [{ name: 'Payments fail' }, { name: 'Slow mail' }] }), {
		state: 'problem',
		title: 'Payments fail',
	});
	const maintenance = (status: string) => ({ scheduled_maintenances: [{ name: 'New database', status }] });
	assert.deepEqual(summary('none', maintenance('scheduled')), FINE);
	assert.deepEqual(summary('none', maintenance('in_progress')), { state: 'maintenance', title: 'New database' });
	assert.deepEqual(summary('maintenance'), { state: 'maintenance', title: 'Partial outage' });
});

test('An Instatus page names its first incident, or the maintenance that has begun', () => {
	const summary = (status: string, more = {}) => readAs('instatus', { page: { status }, ...more });
	assert.deepEqual(summary('UP'), FINE);
	assert.deepEqual(summary('HASISSUES', { activeIncidents: [{ name: 'API is down' }] }), {
		state: 'problem',
		title: 'API is down',
	});
	const activeMaintenances = [
		{ name: 'Later', status: 'NOTSTARTEDYET' },
		{ name: 'Now', status: 'INPROGRESS' },
	];
	assert.deepEqual(summary('UP', { activeMaintenances }), FINE);
	assert.deepEqual(summary('UNDERMAINTENANCE', { activeMaintenances }), { state: 'maintenance', title: 'Now' });
	assert.deepEqual(summary('ALLUNDERMAINTENANCE'), { state: 'maintenance', title: '' });
});

test('A Better Stack page names the report that is current, not past or future ones', () => {
	const report = (title: string, starts_at: string, ends_at: string | null) => ({
		type: 'status_report',
		attributes: { title, starts_at, ends_at },
	});
	const included = [
		{ type: 'status_page_section', attributes: { title: 'Services' } },
		report('Past', '2026-11-20T12:00:00Z', '2026-11-21T12:00:00Z'),
		report('Future', '2026-11-23T12:00:00Z', null),
		report('Current', '2026-11-22T11:00:00Z', null),
	];
	const summary = (aggregate_state: string, more = {}) =>
		readAs('betterstack', { data: { attributes: { aggregate_state } }, ...more });
	assert.deepEqual(summary('operational', { included }), FINE);
	assert.deepEqual(summary('downtime', { included }), { state: 'problem', title: 'Current' });
	assert.deepEqual(summary('degraded'), { state: 'problem', title: '' });
	assert.deepEqual(summary('maintenance', { included: 'none' }), { state: 'maintenance', title: '' });
});

test('What is in none of the known forms is no status', () => {
	for (const provider of Object.keys(PROVIDERS)) {
		for (const json of [undefined, null, 7, 'UP', [], {}, { status: 'UP' }, { page: null }, { data: [] }]) {
			assert.equal(readAs(provider, json), undefined);
		}
	}
});

test('A title is one short line that does not turn the direction of the text', () => {
	const name = `Line one\n\u202eline two ${'x'.repeat(500)}`;
	const title = readAs('instatus', { page: { status: 'HASISSUES' }, activeIncidents: [{ name }] })?.title ?? '';
	assert.match(title, /^Line one line two x+…$/);
	assert.equal(title.length, 200);
	assert.equal(readAs('instatus', { page: { status: 'X' }, activeIncidents: [{ name: { a: 1 } }] })?.title, '');
});
