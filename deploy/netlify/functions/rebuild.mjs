/** Asks Netlify to build this site again. */
export default async function rebuild() {
	const hook = process.env.DEPLOY_HOOK_URL;
	if (!hook) throw new Error('DEPLOY_HOOK_URL is not set: expected a build hook of this site.');
	const response = await fetch(hook, { method: 'POST', body: '{}' });
	if (!response.ok) throw new Error(`The build hook answered ${response.status}.`);
}

export const config = { schedule: '17 * * * *' };
