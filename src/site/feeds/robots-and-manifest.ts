import { getPalette } from '../config/palette.ts';
import type { Site } from '../site.ts';

/** `/robots.txt`: what crawlers may do, and the URL of the sitemap. */
export function createRobotsTxt({ robots, urls }: Site): string {
	if (robots === 'noindex') return 'User-agent: *\nDisallow: /\n';
	const sitemap = urls.absolute(urls.file('sitemap.xml'));
	return `User-agent: *\nAllow: /\n${sitemap === undefined ? '' : `\nSitemap: ${sitemap}\n`}`;
}

/** `/manifest.webmanifest`: what a phone needs to put the help center on its home screen. */
export function createWebManifest({ config, urls }: Site): string {
	const { light } = getPalette(config.accent);
	const icon = (size: number) => ({ src: urls.file(`icon-${size}.png`), sizes: `${size}x${size}`, type: 'image/png' });
	return JSON.stringify({
		name: config.name,
		short_name: config.name,
		...(config.tagline && { description: config.tagline }),
		lang: config.locale,
		start_url: urls.home,
		scope: urls.home,
		display: 'browser',
		background_color: light.paper,
		theme_color: light.accent,
		icons: [icon(192), icon(512)],
	});
}
