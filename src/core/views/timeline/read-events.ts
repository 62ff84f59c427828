import type { Heading as HeadingNode, List, ListItem, Nodes, Paragraph, Root } from 'mdast';
import type { Diagnostic } from '../../diagnostic.ts';
import {
  type Definitions,
  dropStart,
  inlinesOf,
  lineText,
  setLine,
  splitLines,
  trimLine,
} from '../../facts/inlines.ts';
import type { EventDate, Inline, Line, RawEvent } from '../../facts/types.ts';
import type { VaultPath } from '../../path.ts';
import { dateProblem } from './date-problem.ts';
import { type DateReading, readEventDate } from './dates.ts';

export interface ReadEvents {
  readonly events: readonly RawEvent[];
  /** Blocks that are events or belong to one: the rest of the note is its introduction. */
  readonly used: ReadonlySet<Nodes>;
  readonly diagnostics: readonly Diagnostic[];
}

const WHY = /^(?:为什么要紧|为何要紧|意义)[：:]\s*/;

/** Every list item and paragraph of a note of type `timeline` that begins with a date, in the order of the note. */
export function readEvents(tree: Root, definitions: Definitions, file: VaultPath): ReadEvents {
  const reader = new Reader(definitions, file);
  reader.blocks(tree.children);
  return reader;
}

class Reader implements ReadEvents {
  readonly events: RawEvent[] = [];
  readonly used = new Set<Nodes>();
  readonly diagnostics: Diagnostic[] = [];
  private readonly definitions: Definitions;
  private readonly file: VaultPath;
  private year: string | undefined;
  /** Years that headings lend, each with its depth: a deeper heading without a year leaves them be. */
  private lent: { readonly depth: number; readonly year: string }[] = [];

  constructor(definitions: Definitions, file: VaultPath) {
    this.definitions = definitions;
    this.file = file;
  }

  blocks(nodes: readonly Nodes[]): void {
    nodes.forEach((node, index) => {
      if (node.type === 'heading') this.heading(node);
      else if (node.type === 'list') this.list(node);
      else if (node.type === 'paragraph' && !this.used.has(node)) this.paragraph(node, nodes[index + 1]);
    });
  }

  /** `## 2017年` lends its year to `6月12日` below it. */
  private heading(node: HeadingNode): void {
    const text = lineText(inlinesOf(node.children, this.definitions)).trim();
    const year = /^\D{0,4}(\d{4})\s*年?\D*$/.exec(text)?.[1];
    this.lent = this.lent.filter(({ depth }) => depth < node.depth);
    if (year !== undefined) this.lent.push({ depth: node.depth, year });
    this.year = this.lent.at(-1)?.year;
  }

  private list(node: List): void {
    const before = this.events.length;
    for (const item of node.children) this.item(item);
    if (this.events.length > before) this.used.add(node);
  }

  private item(item: ListItem): void {
    const [first, ...rest] = item.children;
    if (first?.type !== 'paragraph') {
      this.blocks(item.children);
      return;
    }
    const line = inlinesOf(first.children, this.definitions);
    const reading = this.dateOf(line, first);
    if (reading === undefined || reading.kind === 'ambiguous') {
      this.blocks(rest);
      return;
    }
    const outer = this.year;
    this.year = reading.date.start.slice(0, 4);
    const before = this.events.length;
    const lists = rest.filter((node) => node.type === 'list');
    const plain = lists.flatMap((list) => this.details(list));
    const paragraphs = rest
      .filter((node) => node.type === 'paragraph')
      .flatMap((node) => splitLines(inlinesOf(node.children, this.definitions)));
    this.year = outer;
    const own = this.event(reading, line, first, [...paragraphs, ...plain]);
    // `- 2018年` over dated items is only their heading.
    const heading =
      own !== undefined && own.text.length === 0 && own.details.length === 0 && this.events.length > before;
    if (own !== undefined && !heading) this.events.splice(before, 0, own);
  }

  /** Items below an event: with a date of their own they are events, else they are part of it. */
  private details(list: List): Line[] {
    return list.children.flatMap((item) => {
      const first = item.children[0];
      if (first?.type !== 'paragraph') return [];
      const line = inlinesOf(first.children, this.definitions);
      if (this.dateOf(line, first, false) === undefined) return splitLines(line);
      this.item(item);
      return [];
    });
  }

  private paragraph(node: Paragraph, next: Nodes | undefined): void {
    const line = inlinesOf(node.children, this.definitions);
    const reading = this.dateOf(line, node);
    if (reading === undefined || reading.kind === 'ambiguous') return;
    this.used.add(node);
    const event = this.event(reading, line, node, []);
    if (event === undefined) return;
    // A date alone in its paragraph dates the paragraph below it.
    const below =
      event.text.length === 0 && next?.type === 'paragraph' ? inlinesOf(next.children, this.definitions) : undefined;
    if (below === undefined || next === undefined || this.dateOf(below, next, false) !== undefined)
      this.events.push(event);
    else {
      this.used.add(next);
      this.events.push({ ...event, ...textOf(below, []) });
    }
  }

  private dateOf(line: Line, node: Nodes, report = true): DateReading | undefined {
    const first = trimLine(line)[0];
    const set = typeof first === 'object' && (first.kind === 'strong' || isDayLink(first)) ? first : undefined;
    const bold = set === undefined ? undefined : lineText(set.children).trim();
    const context = { year: this.year, alone: false };
    const start = bold === undefined ? plainStart(line) : bold;
    let reading = readEventDate(start, context);
    if (bold !== undefined) {
      const whole = readEventDate(bold, { ...context, alone: true });
      if (whole?.length === bold.replace(/[：:，,\s]+$/, '').length) reading = whole;
    }
    if (reading !== undefined && reading.kind !== 'date' && report) this.report(reading, node);
    return reading;
  }

  private report(reading: Exclude<DateReading, { kind: 'date' }>, node: Nodes): void {
    const start = node.position?.start;
    this.diagnostics.push(
      dateProblem(reading, { file: this.file, line: start?.line ?? 1, column: start?.column ?? 1 }),
    );
  }

  private event(
    reading: { date: EventDate; length: number },
    line: Line,
    node: Nodes,
    below: readonly Line[],
  ): RawEvent | undefined {
    const rest = dropStart(trimLine(line), reading.length);
    return { date: reading.date, line: node.position?.start.line ?? 1, ...textOf(rest, below) };
  }
}

/** `[[2019-11-05]]`: the day's own note, as a diary has them. */
function isDayLink(inline: Inline): inline is Extract<Inline, { kind: 'link' }> {
  return (
    typeof inline === 'object' && inline.kind === 'link' && /^\d{4}-\d\d-\d\d$/.test(lineText(inline.children).trim())
  );
}

/** The text before the first link: a date inside any other link is the link's. */
function plainStart(line: Line): string {
  let text = '';
  for (const inline of trimLine(line)) {
    if (typeof inline === 'string') text += inline;
    else if (inline.kind === 'emphasis' || inline.kind === 'highlight') text += lineText(inline.children);
    else break;
  }
  return text;
}

/** What is said behind a date: the event, why it matters, what else; trailing tags apart. */
function textOf(rest: Line, below: readonly Line[]): Pick<RawEvent, 'text' | 'why' | 'details' | 'tags'> {
  const tags = rest.flatMap((inline) => (typeof inline === 'object' && inline.kind === 'tag' ? [inline.value] : []));
  const lines = [...splitLines(unpunctuated(rest)), ...below]
    .map((line) => setLine(withoutTags(line)))
    .filter((line) => line.length > 0);
  const whyAt = lines.findIndex((line) => typeof line[0] === 'string' && WHY.test(line[0]));
  const why = whyAt < 0 ? undefined : lines[whyAt];
  const said = lines.filter((_, index) => index !== whyAt);
  return {
    text: said[0] ?? [],
    why: why && trimLine([(why[0] as string).replace(WHY, ''), ...why.slice(1)]),
    details: said.slice(1),
    tags,
  };
}

/** `：` and the like between a date and its event belong to neither. */
function unpunctuated(line: Line): Line {
  const trimmed = trimLine(line);
  const [first, ...rest] = trimmed;
  if (typeof first !== 'string') return trimmed;
  return trimLine([first.replace(/^[\s：:，,、。—–|·-]+/, ''), ...rest]);
}

function withoutTags(line: Line): Line {
  const kept: Inline[] = line.filter((inline) => typeof inline === 'string' || inline.kind !== 'tag');
  return trimLine(kept.filter((inline) => typeof inline !== 'string' || inline.trim() !== '' || kept.length > 1));
}
