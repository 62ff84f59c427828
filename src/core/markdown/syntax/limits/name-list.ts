import { codes } from 'micromark-util-symbol';
import type { Construct, ConstructRecord } from 'micromark-util-types';

/** micromark asks its list of defined names for each reference, from the first to the last. This looks it up. */
class NameList extends Array<string> {
  readonly #names = new Set<string>();

  override push(...names: string[]): number {
    for (const name of names) this.#names.add(name);
    return super.push(...names);
  }

  override includes(name: string): boolean {
    return this.#names.has(name);
  }
}

function listOf(names: readonly string[]): NameList {
  const list = new NameList();
  for (const name of names) list.push(name);
  return list;
}

/** Never holds; before the first name can be defined it puts quicker lists in the place of micromark's own. */
const quickNames: Construct = {
  name: 'quickNames',
  tokenize(_, __, nok) {
    const { parser } = this;
    if (!(parser.defined instanceof NameList)) {
      parser.defined = listOf(parser.defined);
      parser.gfmFootnotes = listOf(parser.gfmFootnotes ?? []);
    }
    return nok;
  },
};

/** For the `document` of a micromark extension: definitions begin with this. */
export const quickDefinitions: ConstructRecord = { [codes.leftSquareBracket]: quickNames };
