import { foldText, type HanTable } from '../text/fold.ts';
import { joinAddress, simpleSlug, soundSlug } from './address.ts';
import { decodeHan } from './han-codec.ts';
import type { NamesData, SearchIndex } from './types.ts';

export type NameField = 'title' | 'alias' | 'abbr' | 'en' | 'id';

/** A name by which a page may be found. */
export interface Name {
  readonly field: NameField;
  readonly text: string;
  readonly folded: string;
  /** As {@link closeName} makes it of `folded`. */
  readonly closed: string;
  /** The syllable of each character of `folded`, `` for other than Han; undefined where nothing of it is spoken. */
  readonly sounds: readonly string[] | undefined;
}

/** A page in the title tier. */
export interface Entry {
  readonly page: number;
  readonly title: string;
  /** Below the base. */
  readonly address: string;
  readonly kind: number;
  readonly weight: number;
  readonly names: readonly Name[];
  readonly gist: string;
  readonly foldedGist: string;
}

/** The title tier, decoded. */
export interface Names {
  readonly entries: readonly Entry[];
  /** Usual reading of each character, ü as v. */
  readonly sounds: ReadonlyMap<string, string>;
  readonly han: HanTable;
}

const FIELDS: Readonly<Record<string, NameField>> = { a: 'alias', b: 'abbr', i: 'id' };

/**
 * Reads the columns that `encodeNames` wrote. Sounds, addresses and what else few entries are asked for is made when it is
 * first asked for: the dialog waits for the names, and on a slow phone this is half of the time until the first hit.
 */
export function decodeNames(data: NamesData, index: Pick<SearchIndex, 'sections'>): Names {
  const han = decodeHan(data.han);
  const sounds = decodeSounds(data.sounds);
  const exceptions = decodeReadings(data.readings);
  const titles = columnOf(data.titles, han);
  const en = columnOf(data.en, han);
  const others = columnOf(data.names, han);
  const gists = data.gists.split('\n');
  const addresses = data.addresses.split('\n');
  const facts = data.facts.split('\n');
  const pages = data.pages?.split('\n');
  let foldedGists: readonly string[] | undefined;
  const foldedGist = (at: number): string => {
    foldedGists ??= foldText(data.gists, han).split('\n');
    return foldedGists[at] ?? '';
  };
  const entries = titles.texts.map((title, at): Entry => {
    const foldedTitle = titles.folded[at] ?? '';
    const named: [field: NameField, text: string, folded: string][] = [['title', title, foldedTitle]];
    const foldedOthers = (others.folded[at] ?? '').split('\t');
    for (const [number, other] of (others.texts[at] ?? '').split('\t').entries()) {
      const field = FIELDS[other[0] ?? ''];
      if (field !== undefined) named.push([field, other.slice(1), (foldedOthers[number] ?? '').slice(1)]);
    }
    if (en.texts[at]) named.push(['en', en.texts[at], en.folded[at] ?? '']);
    const read = (folded: string, name: number): string[] => readName(folded, sounds, exceptions.get(`${at}.${name}`));
    const names = named.map(([field, text, folded], name) => new ReadName(field, text, folded, name, read));
    const locate = (): string => {
      const [section = '0', leaf = ''] = (addresses[at] ?? '').split(' ');
      return joinAddress(index.sections[Number.parseInt(section, 36)] ?? '', leaf, {
        en: simpleSlug(en.texts[at] || title),
        sound: leaf === '~' ? soundSlug(foldedTitle, read(foldedTitle, 0)) : '',
      });
    };
    const page = pages === undefined ? at : Number.parseInt(pages[at] ?? '', 36);
    const [kind = 0, weight = 0] = [...(facts[at] ?? '')].map((fact) => Number.parseInt(fact, 36));
    return new ReadEntry({ page, title, kind, weight, names, gist: gists[at] ?? '' }, locate, () => foldedGist(at));
  });
  return { entries, sounds, han };
}

/** The lines of a column, as they are and folded: the whole at once, which is ten times as fast as line by line. */
function columnOf(
  column: string,
  han: HanTable,
): { readonly texts: readonly string[]; readonly folded: readonly string[] } {
  return { texts: column.split('\n'), folded: foldText(column, han).split('\n') };
}

/** Syllables of a folded name, by its number among those of its entry. */
type Reader = (folded: string, name: number) => string[];

class ReadName implements Name {
  readonly field: NameField;
  readonly text: string;
  readonly folded: string;
  readonly #number: number;
  readonly #read: Reader;
  #closed: string | undefined;
  #sounds: readonly string[] | undefined | 'unread' = 'unread';

  constructor(field: NameField, text: string, folded: string, number: number, read: Reader) {
    this.field = field;
    this.text = text;
    this.folded = folded;
    this.#number = number;
    this.#read = read;
  }

  get closed(): string {
    this.#closed ??= closeName(this.folded);
    return this.#closed;
  }

  get sounds(): readonly string[] | undefined {
    if (this.#sounds === 'unread') {
      const spoken = this.field === 'title' || this.field === 'alias';
      this.#sounds = spoken ? typed(this.#read(this.folded, this.#number)) : undefined;
    }
    return this.#sounds;
  }
}

class ReadEntry implements Entry {
  readonly page: number;
  readonly title: string;
  readonly kind: number;
  readonly weight: number;
  readonly names: readonly Name[];
  readonly gist: string;
  readonly #locate: () => string;
  readonly #foldGist: () => string;

  constructor(read: Omit<Entry, 'address' | 'foldedGist'>, locate: () => string, foldGist: () => string) {
    this.page = read.page;
    this.title = read.title;
    this.kind = read.kind;
    this.weight = read.weight;
    this.names = read.names;
    this.gist = read.gist;
    this.#locate = locate;
    this.#foldGist = foldGist;
  }

  get address(): string {
    return this.#locate();
  }

  get foldedGist(): string {
    return this.#foldGist();
  }
}

/** `gpt-4o`, `GPT 4o` and `gpt4o` are one name. */
export function closeName(folded: string): string {
  return folded.replace(/[\s\-_'’‐‑–—·.]/g, '') || folded;
}

/** As it is typed: lv and lve are typed lu and lue too. */
export function typedSound(syllable: string): string {
  return syllable.replace('v', 'u');
}

function decodeSounds(text: string): Map<string, string> {
  const sounds = new Map<string, string>();
  for (const group of text.split(' ')) {
    const syllable = /^[a-z]+/.exec(group)?.[0] ?? '';
    for (const char of group.slice(syllable.length)) sounds.set(char, syllable);
  }
  return sounds;
}

/** By `entry.name`, the exceptions as position → syllable. */
function decodeReadings(text: string): Map<string, Map<number, string>> {
  const found = new Map<string, Map<number, string>>();
  for (const item of text.split(' ')) {
    const [entry = '', name = '', at = '', syllable = ''] = item.split('.');
    if (syllable === '') continue;
    const key = `${Number.parseInt(entry, 36)}.${Number.parseInt(name, 36)}`;
    const places = found.get(key) ?? new Map<number, string>();
    found.set(key, places.set(Number.parseInt(at, 36), syllable));
  }
  return found;
}

/** Syllable of each character of a name, `` for what is no Han character. */
function readName(
  folded: string,
  sounds: ReadonlyMap<string, string>,
  exceptions: Map<number, string> | undefined,
): string[] {
  return [...folded].map((char, at) => exceptions?.get(at) ?? sounds.get(char) ?? '');
}

function typed(syllables: readonly string[]): string[] | undefined {
  return syllables.some((syllable) => syllable !== '') ? syllables.map(typedSound) : undefined;
}
