/**
 * `npm run content:report [-- --vault DIR]`: how much the garden holds, against what it set out to hold, and where its
 * notes fall short of docs/编辑手册.md. Prints Markdown on standard output; the exit code is 0 whatever it finds.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseCommandLine } from './command-line.ts';
import { contentNotes } from './content-report/notes.ts';
import { type Counts, report } from './content-report/print.ts';
import { Failure } from './failure.ts';
import { checkFolders } from './folders.ts';
import { loadSite, type Site } from './site.ts';

const ENGINE = fileURLToPath(new URL('../..', import.meta.url));
/** A dated item of a timeline: `- **约 2018-03** …` with what follows up to the next item. */
const EVENT = /^- \*\*[^*\n]*\d{3,4}[^*\n]*\*\*.*$/gm;
const LINK = /\[\[/;
const SOURCE = /\[@|\]\(https?:/;

async function countsOf({ garden, vault }: Site): Promise<Counts> {
  const timelines = new Set(garden.entries.filter(({ type }) => type === 'timeline').map(({ note }) => note.path));
  const events = vault.notes.flatMap(({ path, text }) => (timelines.has(path) ? (text.match(EVENT) ?? []) : []));
  const bibliographies = [...vault.onDisk]
    .filter(([path]) => path.endsWith('.bib'))
    .map(([, file]) => readFile(file, 'utf8'));
  const references = (await Promise.all(bibliographies)).map(
    (text) => text.match(/^@(?!comment|string|preamble)\w+\s*\{/gim)?.length ?? 0,
  );
  return {
    events: events.length,
    bareEvents: events.filter((event) => !LINK.test(event) || !SOURCE.test(event)).length,
    turningPoints: events.filter((event) => event.includes('#转折点')).length,
    references: references.reduce((sum, count) => sum + count, 0),
  };
}

async function main(argv: readonly string[]): Promise<void> {
  const options = parseCommandLine(['check', ...argv], process.cwd());
  if (!options) {
    process.stdout.write('用法：npm run content:report [-- --vault DIR]\n');
    return;
  }
  checkFolders(options, ENGINE);
  const site = await loadSite(options);
  process.stdout.write(`${report(contentNotes(site), await countsOf(site)).join('\n')}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code;
}
