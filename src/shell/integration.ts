import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { ViteDevServer } from 'vite';
import { ENGINE } from './engine.ts';
import { integrateMdx, noteList, noteModules } from './mdx/plugin.ts';

/** What Astro is told by a command: see commands.ts, which compiles the vault first. */
export interface PrintOptions {
  readonly base: string;
  readonly out: string;
  readonly site: string | undefined;
  readonly cache: string;
  /** Folder of the vault where notes of it run; undefined where none does. */
  readonly runs: string | undefined;
  /** Development alone: what stands at an address besides pages. */
  readonly fileAt?: (
    address: string,
  ) => Promise<{ readonly type: string; readonly body: string | Uint8Array } | undefined>;
}

const KEY = Symbol.for('lanyin.print');
const SERVER = Symbol.for('lanyin.server');
type Holder = { [KEY]?: PrintOptions; [SERVER]?: ViteDevServer };

/** Leaves word for the integration, which Astro loads by itself from astro.config.mjs. */
export function setPrintOptions(options: PrintOptions): void {
  (globalThis as Holder)[KEY] = options;
}

/** The development server of Vite that Astro has started. */
export function devServer(): ViteDevServer | undefined {
  return (globalThis as Holder)[SERVER];
}

/** Makes the development server forget the list of pages, and browsers load theirs again. */
export function reprint(): void {
  for (const environment of Object.values(devServer()?.environments ?? {})) {
    environment.moduleGraph.invalidateAll();
    environment.hot.send({ type: 'full-reload' });
  }
}

/** Astro as a printer: static pages, one folder an address, nothing of its own added to them. */
export function lanyin(): AstroIntegration {
  return {
    name: 'lanyin',
    hooks: {
      'astro:config:setup': async ({ updateConfig }) => {
        const options = (globalThis as Holder)[KEY];
        updateConfig({
          ...(options && {
            base: options.base,
            outDir: folder(options.out),
            cacheDir: folder(options.cache),
            ...(options.site && { site: options.site }),
          }),
          trailingSlash: 'always',
          compressHTML: true,
          scopedStyleStrategy: 'where',
          devToolbar: { enabled: false },
          build: { format: 'directory', assets: '_astro', inlineStylesheets: 'never' },
          vite: {
            logLevel: 'warn',
            build: { assetsInlineLimit: isSmallScript },
            plugins: [bareImports(), noteList()],
          },
        });
        if (options?.runs === undefined) return;
        updateConfig({
          integrations: [await integrateMdx()],
          vite: { plugins: [noteModules(options.runs)], server: { fs: { allow: [ENGINE, options.runs] } } },
        });
      },
      'astro:server:setup': ({ server }) => {
        (globalThis as Holder)[SERVER] = server;
        server.middlewares.use(async (request, response, next) => {
          const options = (globalThis as Holder)[KEY];
          const file = await options?.fileAt?.(addressOf(request.url ?? '/', options.base));
          if (file === undefined) return next();
          response.setHeader('Content-Type', file.type);
          response.end(file.body);
        });
      },
    },
  };
}

/** Below this a script of one page costs less inside it than as a request. */
const SMALL_SCRIPT = 2048;

/** The filter of a glossary or a timeline stands in its page; files and faces, which many pages share, stand beside them. */
function isSmallScript(path: string, content: Buffer): boolean {
  return path.endsWith('.js') && content.length <= SMALL_SCRIPT;
}

/**
 * Vite wraps each `import()` of a page in a loader for the styles and chunks that it will need: 0.7 KB on every page. What
 * we load late is one file without styles of its own, so a plain import does.
 */
function bareImports(): { name: string; enforce: 'pre'; load(id: string): string | undefined } {
  return {
    name: 'lanyin-bare-imports',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
  };
}

function folder(path: string): URL {
  return pathToFileURL(`${path}/`);
}

/** The site's own address of a request: `/garden/files/a.png?v=1` → `/files/a.png` under the base `/garden/`. */
function addressOf(url: string, base: string): string {
  const path = decodeURI(url.replace(/[?#].*$/, ''));
  return path.startsWith(base) ? path.slice(base.length - 1) : path;
}
