import type { Page } from 'playwright/test';

/** Records the layout shifts of the pages that open from now on. The returned function reads those of the current page, as their scores. */
export async function recordLayoutShifts(page: Page): Promise<() => Promise<number[]>> {
	await page.addInitScript(() => {
		const layoutShifts: number[] = [];
		Object.assign(globalThis, { layoutShifts });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) layoutShifts.push(Reflect.get(entry, 'value'));
		}).observe({ type: 'layout-shift', buffered: true });
	});
	return () => page.evaluate(() => Reflect.get(globalThis, 'layoutShifts'));
}

/** Waits for two frames: by then the browser has rendered and moved everything. */
export async function waitTwoFrames(page: Page): Promise<void> {
	await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}
