import type { Author, Reference } from './types.ts';

const HAN = /\p{Script=Han}/u;

/**
 * A reference in the form of GB/T 7714—2015 (numeric style). What the entry does not say is left out, place and publisher
 * of proceedings among it. `cited` is the day of citing that online sources need where the entry has no `urldate`.
 * Written by hand because the CSL processors that could do it are under the CPAL or AGPL.
 */
export function gbt7714(reference: Reference, cited: string): string {
  const head = [authors(reference), `${reference.title}${mark(reference)}`].filter(Boolean).join('. ');
  const online = isOnline(reference);
  const body = online ? onlineBody(reference, cited) : printedBody(reference);
  const doi = reference.doi !== undefined && !online ? ` DOI: ${reference.doi}.` : '';
  return `${head}${body}${doi}`;
}

/** Rules 8.1: family name first and in capitals, initials without points, three names at most. */
function authors({ authors: all, others, title }: Reference): string {
  if (all.length === 0) return '';
  const more = all.length > 3 || others;
  const etAl = HAN.test(title) ? '等' : 'et al';
  return [...all.slice(0, 3).map(nameOf), ...(more ? [etAl] : [])].join(', ');
}

function nameOf({ family, given, group }: Author): string {
  if (group) return family;
  if (HAN.test(family)) return family + (given ?? '');
  const initials = (given ?? '')
    .split(/[\s.]+/)
    .filter(Boolean)
    .map((part) =>
      part
        .split('-')
        .map((piece) => piece.charAt(0).toUpperCase())
        .join('-'),
    );
  return [family.toUpperCase(), ...initials].join(' ');
}

const MARKS: Readonly<Record<string, string>> = {
  'article-journal': 'J',
  'article-magazine': 'J',
  'article-newspaper': 'N',
  'paper-conference': 'C',
  book: 'M',
  chapter: 'M',
  thesis: 'D',
  report: 'R',
  patent: 'P',
  standard: 'S',
  dataset: 'DS',
  software: 'CP',
};

/** Annex B: the kind of document, and `/OL` where it is read online. */
function mark(reference: Reference): string {
  return `[${isOnline(reference) ? 'EB/OL' : (MARKS[reference.type] ?? 'Z')}]`;
}

function isOnline(reference: Reference): boolean {
  const venue = reference.venue ?? '';
  const preprint = /^arxiv$/i.test(venue) || (venue === '' && reference.arxiv !== undefined);
  return reference.url !== undefined && (preprint || !(reference.type in MARKS));
}

/** Rule 4.6: (day of publication)[day of citing]. address. */
function onlineBody(reference: Reference, cited: string): string {
  const published = reference.date === undefined ? '' : `(${reference.date})`;
  return `. ${published}[${reference.accessed ?? cited}]. ${reference.url}.`;
}

/** Rules 4.1 to 4.4: journal, year, volume(issue): pages; or //proceedings. place: publisher, year: pages. */
function printedBody(reference: Reference): string {
  const { type, venue, year, volume, issue, pages, place, publisher } = reference;
  const tail = pages === undefined ? '.' : `: ${pages}.`;
  if (type.startsWith('article')) {
    const number = `${volume ?? ''}${issue === undefined ? '' : `(${issue})`}`;
    return `. ${[venue, year, number].filter((part) => part !== undefined && part !== '').join(', ')}${tail}`;
  }
  const imprint = [[place, publisher].filter((part) => part !== undefined).join(': '), year]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
  const host = venue !== undefined && (type === 'paper-conference' || type === 'chapter') ? `//${venue}` : '';
  return `${host}. ${imprint}${tail}`;
}
