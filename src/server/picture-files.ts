import { filesOf, type Step } from './static-files.ts';

/** Serves the copies of articles' pictures below `{base}_pictures/` out of the folder where they are kept; nothing else that lies there. */
export function pictureCopies(folder: string, base: string): Step {
	const prefix = `${base}_pictures/`;
	const files = filesOf(folder);
	return (request, response, next) => {
		const { url = '' } = request;
		if (!url.startsWith(prefix) || !/^[0-9a-f]{20}\.[a-z]+$/.test(url.slice(prefix.length))) return next();
		request.url = url.slice(prefix.length - 1);
		files(request, response, () => {
			request.url = url;
			next();
		});
	};
}
