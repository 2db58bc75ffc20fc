import { defineConfig } from 'playwright/test';
import stories from '../browser/playwright.config.ts';

/** What is seen of many pages or many hosts; none of it changes what the sample Library does. */
export default defineConfig({ ...stories, testMatch: '**/*.spec.ts', projects: [{ name: 'long' }] });
