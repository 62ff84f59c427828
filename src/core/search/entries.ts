import { foldText, type HanTable } from '../text/fold.ts';
import { joinAddress, simpleSlug, soundSlug } from './address.ts';
import { decodeHan } from './han-codec.ts';
import type { NamesData, SearchIndex } from './types.ts';

export type NameField = 'title' | 'alias' | 'abbr' | 'en' | 'id';

/** A name by which a page may be found. `sounds`: the syllable of each character of `folded`, `` for other than Han. */
export interface Name {
  readonly field: NameField;
  readonly text: string;
  readonly folded: string;
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

/** Reads the columns that `encodeNames` wrote. */
export function decodeNames(data: NamesData, index: Pick<SearchIndex, 'sections'>): Names {
  const han = decodeHan(data.han);
  const sounds = decodeSounds(data.sounds);
  const exceptions = decodeReadings(data.readings);
  const en = data.en.split('\n');
  const addresses = data.addresses.split('\n');
  const facts = data.facts.split('\n');
  const others = data.names.split('\n');
  const gists = data.gists.split('\n');
  const pages = data.pages?.split('\n');
  const entries = data.titles.split('\n').map((title, at): Entry => {
    const [section = '0', leaf = ''] = (addresses[at] ?? '').split(' ');
    const [kind = 0, weight = 0] = [...(facts[at] ?? '')].map((fact) => Number.parseInt(fact, 36));
    const gist = gists[at] ?? '';
    const names: [NameField, string][] = [['title', title]];
    for (const other of (others[at] ?? '').split('\t')) {
      const field = FIELDS[other[0] ?? ''];
      if (field !== undefined) names.push([field, other.slice(1)]);
    }
    if (en[at]) names.push(['en', en[at]]);
    const read = (folded: string, name: number): string[] => readName(folded, sounds, exceptions.get(`${at}.${name}`));
    const folded = foldText(title, han);
    return {
      page: pages === undefined ? at : Number.parseInt(pages[at] ?? '', 36),
      title,
      address: joinAddress(index.sections[Number.parseInt(section, 36)] ?? '', leaf, {
        en: simpleSlug(en[at] || title),
        sound: leaf === '~' ? soundSlug(folded, read(folded, 0)) : '',
      }),
      kind,
      weight,
      names: names.map(([field, text], name) => {
        const folded = foldText(text, han);
        const spoken = field === 'title' || field === 'alias';
        return { field, text, folded, sounds: spoken ? typed(read(folded, name)) : undefined };
      }),
      gist,
      foldedGist: foldText(gist, han),
    };
  });
  return { entries, sounds, han };
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
