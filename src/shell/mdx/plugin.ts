import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { currentSite } from '../current-site.ts';
import { ENGINE } from '../engine.ts';
import { locateImport, siteComponents } from './locate.ts';
import { LIST, NOTE, runningNotes } from './notes.ts';

/** Hands the list of running notes to pages: an empty one, for next to nothing, where there are none. */
export function noteList(): Plugin {
  return {
    name: 'lanyin:mdx-list',
    enforce: 'pre',
    resolveId(source) {
      return source === LIST || source.startsWith(NOTE) ? `\0${source}` : null;
    },
    load(id) {
      return id === `\0${LIST}` ? listModule() : null;
    },
  };
}

function listModule(): string {
  const notes = [...runningNotes(currentSite())];
  if (notes.length === 0) return 'export const components = {};\nexport const load = undefined;\n';
  const site = [...siteComponents()];
  const entries = notes.map(
    ([id, { path }]) => `${JSON.stringify(path)}: () => import(${JSON.stringify(id.slice(1))})`,
  );
  return [
    ...site.map(([, file], index) => `import C${index} from ${JSON.stringify(file)};`),
    `export const components = { ${site.map(([name], index) => `${name}: C${index}`).join(', ')} };`,
    `const notes = { ${entries.join(', ')} };`,
    'export const load = (path) => notes[path]();',
  ].join('\n');
}

/** Finds what the code of running notes imports. `vault` is the vault's folder. */
export function noteModules(vault: string): Plugin {
  const engine = join(ENGINE, 'package.json');
  const roots = [vault, realpathSync(vault)].map((folder) => folder + sep);
  const inVault = (id: string) => roots.some((root) => id.startsWith(root));
  return {
    name: 'lanyin:mdx-notes',
    enforce: 'pre',
    async resolveId(source, importer) {
      // Astro takes the style or script of a component far from its root for one inside it, unless the id says so.
      const file = source.replace(/^(?:\/@fs)+(?=\/)/, '');
      if (/\.astro\?(?:.*&)?astro\b/.test(file) && inVault(file) && !file.startsWith(ENGINE)) return `/@fs${file}`;
      if (importer === undefined || source.startsWith('\0')) return null;
      const note = runningNotes(currentSite()).get(importer);
      if (note === undefined && !inVault(importer)) return null;
      const from = note?.file ?? importer;
      const found = locateImport(source, from, vault);
      const seek = (id: string, base: string) => this.resolve(id, base, { skipSelf: true });
      // Astro's own modules are always the engine's: a vault may hold another version, or lie where there is none.
      const own = found.kind === 'package' && !source.startsWith('astro') ? await seek(source, from) : null;
      const resolved = own ?? (await seek(found.kind === 'file' ? found.file : source, engine));
      if (resolved) currentSite().imports.push([importer, resolved.id]);
      return resolved;
    },
    load(id) {
      // What the note is made of comes from its program: see `integrateMdx`.
      return id.startsWith(`\0${NOTE}`) ? '' : null;
    },
  };
}

/** Astro's MDX with our compiler in it: what it is given is already a program. */
export async function integrateMdx(): Promise<AstroIntegration> {
  const { default: mdx } = await import('@astrojs/mdx');
  return mdx({
    extendMarkdownConfig: false,
    processor: {
      name: 'lanyin',
      options: {},
      createRenderer: () => Promise.reject(new Error('.md 文件不能引入，请用 ![[…]] 嵌入')),
      createMdxRenderer: async () => ({
        async process(_, id) {
          const note = runningNotes(currentSite()).get(id);
          if (note === undefined) throw new Error('.mdx 文件不能引入，请用 ![[…]] 嵌入');
          return { code: note.program, astroMetadata: METADATA };
        },
      }),
    },
  });
}

/** Nothing in a note is hydrated: its components run at build. */
const METADATA = {
  hydratedComponents: [],
  clientOnlyComponents: [],
  serverComponents: [],
  scripts: [],
  propagation: 'none',
  containsHead: false,
  pageOptions: {},
};
