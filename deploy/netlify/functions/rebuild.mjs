/**
 * Starts a build of this site on Netlify.
 * @throws {Error} if the build hook is missing or does not answer with 2xx
 */
export default async function rebuild() {
	const hook = process.env.DEPLOY_HOOK_URL;
	if (!hook) throw new Error('DEPLOY_HOOK_URL is not set: expected the URL of a build hook of this site.');
	const response = await fetch(hook, { method: 'POST', body: '{}' });
	if (!response.ok) throw new Error(`The build hook answered ${response.status}.`);
}

export const config = { schedule: '17 * * * *' };
