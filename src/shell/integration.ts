import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';

/** What Astro is told by a command: see commands.ts, which compiles the vault first. */
export interface PrintOptions {
  readonly base: string;
  readonly out: string;
  readonly site: string | undefined;
  readonly cache: string;
}

const KEY = Symbol.for('lanyin.print');
type Holder = { [KEY]?: PrintOptions };

/** Leaves word for the integration, which Astro loads by itself from astro.config.mjs. */
export function setPrintOptions(options: PrintOptions): void {
  (globalThis as Holder)[KEY] = options;
}

/** Astro as a printer: static pages, one folder an address, nothing of its own added to them. */
export function lanyin(): AstroIntegration {
  return {
    name: 'lanyin',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const options = (globalThis as Holder)[KEY];
        updateConfig({
          ...(options && { base: options.base, outDir: folder(options.out), cacheDir: folder(options.cache), ...(options.site && { site: options.site }) }),
          trailingSlash: 'always',
          compressHTML: true,
          scopedStyleStrategy: 'where',
          devToolbar: { enabled: false },
          build: { format: 'directory', assets: '_astro', inlineStylesheets: 'never' },
          vite: { logLevel: 'warn', build: { assetsInlineLimit: 0 } },
        });
      },
    },
  };
}

function folder(path: string): URL {
  return pathToFileURL(`${path}/`);
}
