import type { Names } from '../../core/search/entries.ts';
import type { Snippet } from './excerpt.ts';
import { charRange, findQuery, findTerms, type Range } from './marks.ts';
import type { NameHit } from './model.ts';
import type { Query } from './query.ts';
import type { BodyHit } from './session.ts';

/** What one entry of the list shows. */
export interface HitText {
  readonly href: string;
  readonly title: Snippet;
  readonly kind: string;
  /** The name by which it was found, where that is not the title. */
  readonly name?: Snippet | undefined;
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
  const name = reason.name;
  let titled: Snippet = mark(entry.title);
  let other: Snippet | undefined;
  if (name !== undefined) {
    let shown = mark(name.text);
    if (reason.kind === 'sound')
      shown = { text: name.text, marks: [charRange(name.text, reason.from, reason.to, known.han)] };
    if (reason.kind === 'slip') shown = { text: name.text, marks: [[0, name.text.length]] };
    if (name.field === 'title') titled = shown;
    else other = shown;
  }
  const gist = entry.gist === '' ? [] : [{ text: entry.gist, marks: findTerms(entry.gist, query.terms, known.han) }];
  const kind = kinds[entry.kind] ?? '';
  return { href: base + entry.address, title: titled, kind, name: other, lines: gist, slip: reason.kind === 'slip' };
}

/** A hit in the text of a page, leading to the section where the text stands. */
export function bodyText(hit: BodyHit, base: string): HitText {
  const first = hit.excerpts[0];
  const anchor = first?.section === undefined ? '' : `#${first.section}`;
  return {
    href: base + hit.address + anchor,
    title: { text: hit.title, marks: hit.titleMarks },
    kind: hit.kind,
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
  if (hit.name !== undefined) head.append(snippet('hit-name', hit.name));
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
