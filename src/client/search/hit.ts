import type { Name, Names } from '../../core/search/entries.ts';
import type { Snippet } from './excerpt.ts';
import { charRange, findQuery, findTerms, type Range } from './marks.ts';
import type { NameHit } from './model.ts';
import type { Query } from './query.ts';
import type { BodyHit } from './read-hit.ts';

/** What one entry of the list shows. */
export interface HitText {
  readonly href: string;
  readonly title: Snippet;
  readonly kind: string;
  /** The names by which it was found, the title apart. */
  readonly names: readonly Snippet[];
  readonly heading?: string | undefined;
  readonly lines: readonly Snippet[];
  /** Only a name like the one that was typed. */
  readonly slip: boolean;
}

/** A hit by name: the title, the name that matched where it is another one, and the definition. */
export function nameText(
  { entry, reason }: NameHit,
  query: Query,
  known: Names,
  kinds: readonly string[],
  base: string,
): HitText {
  const mark = (text: string): Snippet => ({ text, marks: findQuery(text, query, known.han) });
  const why = (name: Name): Snippet => {
    if (reason.kind === 'sound')
      return { text: name.text, marks: [charRange(name.text, reason.from, reason.to, known.han)] };
    const shown = mark(name.text);
    // A slip, or a name that is the query but for its marks (topp, top-p): all of it is the match.
    return shown.marks.length > 0 ? shown : { text: name.text, marks: [[0, name.text.length]] };
  };
  const title = reason.names.find((name) => name.field === 'title');
  return {
    href: base + entry.address,
    title: title === undefined ? mark(entry.title) : why(title),
    kind: kinds[entry.kind] ?? '',
    names: reason.names.filter((name) => name !== title).map(why),
    lines: entry.gist === '' ? [] : [{ text: entry.gist, marks: findTerms(entry.gist, query.terms, known.han) }],
    slip: reason.kind === 'slip',
  };
}

/** A hit in the text of a page, leading to the section where the text stands. */
export function bodyText(hit: BodyHit, base: string): HitText {
  const first = hit.excerpts[0];
  const anchor = first?.section === undefined ? '' : `#${first.section}`;
  return {
    href: base + hit.address + anchor,
    title: { text: hit.title, marks: hit.titleMarks },
    kind: hit.kind,
    names: [],
    heading: first?.heading,
    lines: hit.excerpts.map((excerpt) => excerpt.snippet),
    slip: false,
  };
}

/** The link of a hit. The caller gives it an id. */
export function hitLink(hit: HitText): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = hit.href;
  link.className = 'hit';
  link.role = 'option';
  link.ariaSelected = 'false';
  link.dataset.hit = '';
  const head = part('hit-head');
  head.append(snippet('hit-title', hit.title), part('hit-kind', hit.slip ? `${hit.kind}，近似` : hit.kind));
  for (const name of hit.names) head.append(snippet('hit-name', name));
  link.append(head);
  if (hit.heading) link.append(part('hit-section', hit.heading));
  for (const line of hit.lines) link.append(snippet('hit-text', line));
  return link;
}

function part(name: string, text = ''): HTMLElement {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = text;
  return element;
}

function snippet(name: string, { text, marks }: Snippet): HTMLElement {
  const element = part(name);
  let at = 0;
  for (const [from, to] of marks as readonly Range[]) {
    const mark = document.createElement('mark');
    mark.textContent = text.slice(from, to);
    element.append(text.slice(at, from), mark);
    at = to;
  }
  element.append(text.slice(at));
  return element;
}
