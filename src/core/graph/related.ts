import type { VaultPath } from '../path.ts';
import type { Note } from '../types.ts';

/** Why two notes are near: both are linked by one note, link to one or cite one work; share a tag; use a rare term. */
export type Tie = '共引' | '同题' | '共词';

/** A note near to another that it does not link to. */
export interface RelatedNote {
  readonly path: VaultPath;
  readonly tie: Tie;
}

/** What nearness is measured from. */
export interface RelatedInput {
  /** Published notes that have a page of their own. */
  readonly notes: readonly Note[];
  /** Paths that a note links to. */
  readonly linked: (source: VaultPath) => ReadonlySet<VaultPath>;
  /** Paths that a note's text names. */
  readonly named: (source: VaultPath) => Iterable<VaultPath>;
}

/** Related notes of one note, at most. */
const MOST = 5;
/** What more notes share than this says nothing of any two of them; it also keeps the work near linear. */
const COMMON = 40;
/** Less than this is chance: about one thing shared by twenty notes. */
const LEAST = 0.16;

const WEIGHTS: Readonly<Record<Tie, number>> = { 共引: 1, 同题: 0.7, 共词: 0.8 };
const TIES = Object.keys(WEIGHTS) as Tie[];

/** Proper names and acronyms: a capital or a digit inside. */
const PROPER = /[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*/g;

/**
 * For each note those that are nearest by what they share and few others have, at most five, nearest first. Notes that link
 * to one another are left out: they stand among the neighbours.
 */
export function relatedNotes(input: RelatedInput): Map<VaultPath, RelatedNote[]> {
  const shared = sharedThings(input);
  const weights = shared.map(({ tie, notes }) => WEIGHTS[tie] / Math.log2(1 + notes.length));
  const own: number[][] = input.notes.map(() => []);
  shared.forEach(({ notes }, thing) => {
    for (const note of notes) own[note]?.push(thing);
  });
  const sizes = own.map((things) => Math.sqrt(things.reduce((sum, thing) => sum + (weights[thing] as number), 1)));
  const result = new Map<VaultPath, RelatedNote[]>();
  input.notes.forEach((note, index) => {
    const near = nearest(index, own, shared, weights);
    const linked = input.linked(note.path);
    const ranked = [...near]
      .map(([other, ties]) => ({
        other,
        ties,
        score: ties.reduce((sum, value) => sum + value, 0) / (sizes[other] as number),
      }))
      .filter(({ other, score }) => {
        const path = input.notes[other]?.path as VaultPath;
        return score >= LEAST && !linked.has(path) && !input.linked(path).has(note.path);
      })
      .sort((a, b) => b.score - a.score || a.other - b.other)
      .slice(0, MOST);
    if (ranked.length > 0)
      result.set(
        note.path,
        ranked.map(({ other, ties }) => ({
          path: input.notes[other]?.path as VaultPath,
          tie: TIES[ties.indexOf(Math.max(...ties))] as Tie,
        })),
      );
  });
  return result;
}

/** Per other note the weight of what it shares with one, by kind of tie. */
function nearest(
  index: number,
  own: readonly number[][],
  shared: readonly Shared[],
  weights: readonly number[],
): Map<number, number[]> {
  const near = new Map<number, number[]>();
  for (const thing of own[index] ?? []) {
    const { tie, notes } = shared[thing] as Shared;
    for (const other of notes) {
      if (other === index) continue;
      const ties = near.get(other) ?? TIES.map(() => 0);
      const at = TIES.indexOf(tie);
      ties[at] = (ties[at] as number) + (weights[thing] as number);
      near.set(other, ties);
    }
  }
  return near;
}

interface Shared {
  readonly tie: Tie;
  /** Numbers of the notes that share it, in order, each once. */
  readonly notes: readonly number[];
}

/** Everything that at least two notes share, and not too many. */
function sharedThings({ notes, linked, named }: RelatedInput): Shared[] {
  const at = new Map(notes.map((note, index) => [note.path, index]));
  const things = new Map<string, { tie: Tie; notes: Set<number> }>();
  const add = (tie: Tie, name: string, note: number) => {
    const key = `${tie}${name}`;
    const thing = things.get(key);
    if (thing) thing.notes.add(note);
    else things.set(key, { tie, notes: new Set([note]) });
  };
  notes.forEach((note, index) => {
    for (const path of linked(note.path)) {
      add('共引', `>${path}`, index);
      const target = at.get(path);
      if (target !== undefined && target !== index) add('共引', `<${note.path}`, target);
    }
    for (const { key } of note.citations) add('共引', `@${key}`, index);
    for (const tag of note.tags) add('同题', tag.toLowerCase(), index);
    for (const path of named(note.path)) add('共词', `>${path}`, index);
    for (const block of note.text)
      for (const word of properNames(block.kind === 'code' || block.kind === 'math' ? '' : block.text))
        add('共词', word, index);
  });
  return [...things.values()]
    .filter(({ notes: { size } }) => size > 1 && size <= COMMON)
    .map(({ tie, notes: set }) => ({ tie, notes: [...set] }));
}

function properNames(text: string): string[] {
  return (text.match(PROPER) ?? []).filter((word) => word.length > 2 && /[A-Z0-9]/.test(word.slice(1)));
}
