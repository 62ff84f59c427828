import { fileURLToPath } from 'node:url';

/** The engine's own folder: Astro's root. */
export const ENGINE = fileURLToPath(new URL('../..', import.meta.url));
