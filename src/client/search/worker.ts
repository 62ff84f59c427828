import { Engine, type EngineAnswer, type EngineRequest, type PhraseIndex } from './engine.ts';
import { loadFile } from './source.ts';

/** What the page asks of the worker: first where its files are and of which build, then searches by number. */
export type ToWorker = Site | { readonly id: number; readonly request: EngineRequest };
export type FromWorker = { readonly id: number; readonly answer?: EngineAnswer; readonly error?: string };

interface Site {
  readonly base: string;
  readonly version: string;
}

interface PagefindModule {
  createInstance(options: Record<string, unknown>): PhraseIndex & { init(): Promise<void> };
}

/**
 * Pagefind runs here, off the page's thread. A worker has no document, so Pagefind finds no page language and leaves
 * the tokens as they are: under `zh` it would segment them once more and find nothing (docs/adr/0004).
 */
function createEngine(site: Site): Engine {
  const files = new Map<string, Promise<unknown>>();
  let pagefind: Promise<PhraseIndex> | undefined;
  return new Engine({
    load(path) {
      const file = files.get(path) ?? loadFile(site.base, path, site.version);
      files.set(path, file);
      file.catch(() => files.delete(path));
      return file;
    },
    pagefind() {
      pagefind ??= startPagefind(site);
      pagefind.catch(() => {
        pagefind = undefined;
      });
      return pagefind;
    },
  });
}

async function startPagefind({ base, version }: Site): Promise<PhraseIndex> {
  const module = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js?v=${version}`)) as PagefindModule;
  const instance = module.createInstance({ basePath: `${base}pagefind/`, metaCacheTag: version });
  await instance.init();
  // Pagefind reports a failed start only in its log, and answers nothing from then on: one question tells.
  await instance.search('"·"');
  return instance;
}

let engine: Engine | undefined;

addEventListener('message', async ({ data }: MessageEvent<ToWorker>) => {
  if ('base' in data) {
    engine = createEngine(data);
    await engine.warm().catch(() => undefined);
    return;
  }
  const reply = (message: FromWorker): void => postMessage(message);
  try {
    if (engine === undefined) throw new Error('no base');
    reply({ id: data.id, answer: await engine.search(data.request) });
  } catch (error) {
    reply({ id: data.id, error: String(error) });
  }
});
