import { findTerms } from './marks.ts';
import { parseQuery } from './query.ts';

const BLOCKS = 'p,li,td,th,dt,dd,h2,h3,h4,h5,h6,pre,figcaption,summary,blockquote,div';
/** What is drawn or belongs to the interface is no text of the author's. */
const SKIPPED = '[data-ui],.katex,svg,script,style,button';
const MOST = 200;

/** Marks what was searched for in the note, and brings the first mark after the section into view. */
export function markLanding(body: HTMLElement, text: string): void {
  const { terms } = parseQuery(text, new Map());
  if (terms.length === 0) return;
  const marks: HTMLElement[] = [];
  for (const block of body.querySelectorAll<HTMLElement>(BLOCKS)) {
    if (marks.length >= MOST) break;
    const nodes = ownTexts(block);
    const whole = nodes.map((node) => node.data).join('');
    for (const [from, to] of findTerms(whole, terms, new Map()).reverse()) marks.push(...wrap(nodes, from, to));
  }
  const section = location.hash === '' ? null : document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const after = marks.filter(
    (mark) =>
      section === null ||
      section.compareDocumentPosition(mark) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY),
  );
  const first = after.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))[0];
  const place = first?.getBoundingClientRect();
  if (first !== undefined && place !== undefined && (place.top < 0 || place.bottom > innerHeight))
    first.scrollIntoView({ block: 'center' });
}

/** Text nodes of a block that stand in no smaller block of it. */
function ownTexts(block: HTMLElement): Text[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement;
    if (parent?.closest(BLOCKS) === block && parent.closest(SKIPPED) === null) nodes.push(node);
  }
  return nodes;
}

/** Puts `<mark>` around a stretch of the joined texts: one for each node that it runs through. Later stretches first. */
function wrap(nodes: Text[], from: number, to: number): HTMLElement[] {
  const marks: HTMLElement[] = [];
  let start = 0;
  for (const node of [...nodes]) {
    const end = start + node.data.length;
    const [left, right] = [Math.max(from, start) - start, Math.min(to, end) - start];
    start = end;
    if (left >= right) continue;
    const rest = node.splitText(left);
    rest.splitText(right - left);
    const mark = document.createElement('mark');
    mark.dataset.ui = 'search';
    rest.replaceWith(mark);
    mark.append(rest);
    marks.push(mark);
  }
  return marks;
}
