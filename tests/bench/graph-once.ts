/**
 * One run of everything that the graph costs, over a made vault held in memory: `graph-once.ts NOTES`. Six links a note, and
 * names that stand unlinked in the texts of others. Reading is not counted. Prints one line of JSON.
 */

import { compile } from '../../src/core/compile.ts';
import { readConfig } from '../../src/core/config.ts';
import { buildGraph } from '../../src/core/graph/build-graph.ts';
import { linkedNote } from '../../src/core/graph/link-graph.ts';
import { findMentions, findNames } from '../../src/core/graph/mentions/find-mentions.ts';
import { relatedNotes } from '../../src/core/graph/related.ts';
import { readNote } from '../../src/core/note/read-note.ts';
import { planGraph } from '../../src/core/pages/graph.ts';
import { type VaultPath, vaultPath } from '../../src/core/path.ts';
import type { Note } from '../../src/core/types.ts';
import { buildIndex } from '../../src/core/vault/build-index.ts';
import { random, WORDS } from './make-vault.ts';

const LINKS = 6;
const TAGS = 12;

/** Part of all pairs of words that are names. */
const NAMED = 0.84;

/**
 * Notes named by two words each, whose sentences are made of the same words, so that names turn up in them by chance: about
 * as densely at every size, since a larger vault has more words.
 */
function makeNotes(count: number): Note[] {
  const next = random(count);
  const words = WORDS.slice(0, Math.max(20, Math.ceil(Math.sqrt(count / NAMED))));
  const word = () => words[Math.floor(next() * words.length)] as string;
  const name = (index: number) =>
    `${words[index % words.length]}${words[(Math.floor(index / words.length) + index) % words.length]}`;
  const sentence = () => `${Array.from({ length: 9 }, () => word() + (next() < 0.4 ? '的' : '')).join('')}。`;
  const link = () => `见[[${name(Math.floor(next() ** 2 * count))}]]。`;
  return Array.from({ length: count }, (_, index) => {
    const paragraphs = Array.from({ length: LINKS }, () => Array.from({ length: 5 }, sentence).join('') + link());
    const text = `---\ntags: [${WORDS[Math.floor(next() ** 1.5 * TAGS)]}]\n---\n${paragraphs.join('\n\n')}\n`;
    const file = { path: vaultPath(`${WORDS[index % 20]}/${name(index)}.md`), text, digest: `${index}` };
    return readNote(file, { strictLineBreaks: false, readings: {} });
  });
}

const steps: { name: string; seconds: number }[] = [];

function step<T>(name: string, work: () => T): T {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  steps.push({ name, seconds: (user + system) / 1e6 });
  return result;
}

const count = Number(process.argv[2]);
const config = readConfig(undefined, { folderName: '测试', strictLineBreaks: false });
const notes = makeNotes(count).sort((a, b) => (a.path < b.path ? -1 : 1));
const index = buildIndex(notes, [], new Set());
const { links } = step('links', () => buildGraph(index, notes));
const sets = new Map([...links].map(([path, list]) => [path, new Set(list.flatMap((link) => linkedNote(link) ?? []))]));
const linked = (path: VaultPath) => sets.get(path) ?? new Set<VaultPath>();
const named = step('names in texts', () => findNames(notes, undefined));
const mentions = step('mentions', () => findMentions(named, linked));
step('related', () =>
  relatedNotes({ notes, linked, named: (path) => (named.get(path) ?? []).map(({ target }) => target) }),
);
const garden = compile({ notes, files: [], config, base: '/', git: new Map(), now: undefined });
const [page] = planGraph(garden);
const view = step('layout and map', () => page?.view());

process.stdout.write(
  `${JSON.stringify({
    notes: count,
    links: page?.links,
    mentions: [...mentions.values()].reduce((sum, list) => sum + list.length, 0),
    characters: notes.reduce((sum, { size }) => sum + size, 0),
    seconds: steps.reduce((sum, { seconds }) => sum + seconds, 0),
    megabytes: process.resourceUsage().maxRSS / 1024,
    mapBytes: view?.map.length,
    steps,
  })}\n`,
);
