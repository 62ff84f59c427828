import { codes } from 'micromark-util-symbol';
import type { Construct, ConstructRecord } from 'micromark-util-types';

/** Further right no quote and no list begins: each takes a column or two more than the one that holds it. */
const LAST_COLUMN = 200;
const CONTAINERS = ['list', 'blockQuote'];

/**
 * Tried before micromark's own constructs, it never holds; it only turns those off where they would nest too deep. What a
 * thousand lists in one another cost grows with the cube of their number.
 */
const guard: Construct = {
  name: 'deepContainer',
  tokenize(_, __, nok) {
    const { disable } = this.parser.constructs;
    disable.null ??= [];
    const off = disable.null;
    const tooDeep = this.now().column > LAST_COLUMN;
    if (tooDeep !== off.includes('list')) {
      if (tooDeep) off.push(...CONTAINERS);
      else off.splice(0, off.length, ...off.filter((name) => !CONTAINERS.includes(name)));
    }
    return nok;
  },
};

const MARKERS = [codes.asterisk, codes.plusSign, codes.dash, codes.greaterThan];
const DIGITS = Array.from({ length: 10 }, (_, digit) => codes.digit0 + digit);

/** For the `document` of a micromark extension. */
export const deepContainers: ConstructRecord = Object.fromEntries([...MARKERS, ...DIGITS].map((code) => [code, guard]));

/** Few texts have a line as long as that. */
export function mayNestDeep(body: string): boolean {
  return body.length > LAST_COLUMN;
}
