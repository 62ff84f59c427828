import type { Author, Reference } from './types.ts';

const HAN = /\p{Script=Han}/u;

/** `Vaswani等，2017`; two authors are both named; without authors the title stands for them. */
export function authorYear(reference: Reference): string {
  const who = authorsShort(reference) ?? shorten(reference.title);
  return reference.year === undefined ? who : `${who}，${reference.year}`;
}

/** `Vaswani等`, `Gu、Dao`, `Shannon`; undefined without authors. */
export function authorsShort({ authors, others }: Reference): string | undefined {
  const [first, second] = authors;
  if (first === undefined) return undefined;
  if (authors.length > 2 || others) return `${shortName(first)}等`;
  return second === undefined ? shortName(first) : `${shortName(first)}、${shortName(second)}`;
}

/** Chinese names whole, others by their family name. */
function shortName({ family, given }: Author): string {
  return given !== undefined && HAN.test(family) ? family + given : family;
}

/** Up to three authors by full name: `Ashish Vaswani、Noam Shazeer、Niki Parmar等`. */
export function authorsLong({ authors, others }: Reference): string | undefined {
  if (authors.length === 0) return undefined;
  const names = authors
    .slice(0, 3)
    .map(({ family, given }) =>
      given === undefined ? family : HAN.test(family) ? family + given : `${given} ${family}`,
    );
  return names.join('、') + (authors.length > 3 || others ? '等' : '');
}

function shorten(title: string): string {
  return title.length > 24 ? `${title.slice(0, 22).trimEnd()}…` : title;
}
