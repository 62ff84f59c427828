import type { ElementContent } from 'hast';
import type { Image, Nodes, Root } from 'mdast';
import type { WikiLink } from '../markdown/nodes.ts';
import { blockAnchor } from '../markdown/outline.ts';
import { forEachNode } from '../markdown/walk.ts';
import type { LinkView, RenderSource } from '../types.ts';
import { type RenderContext, reportAt, type TrailStep } from './context.ts';
import { anchored, type NoteDocument } from './document.ts';
import { element, text } from './hast.ts';
import { wholeNote } from './leading-title.ts';
import { printView } from './links.ts';

const MAX_DEPTH = 5;
/** How much one page may embed, at all depths: ten notes that embed ten notes each, five deep, would be a hundred thousand. */
const MAX_EMBEDS = 500;

type NoteView = LinkView & { kind: 'note' };

/** A note, a section or a block in the place where it is embedded, or a link where it may not be (OBSIDIAN.md 39–43). */
export function printEmbeddedNote(view: NoteView, node: WikiLink | Image, context: RenderContext): ElementContent[] {
  const source = context.page.input.embedded[view.path] ?? ownSource(view, context);
  const refused = source === undefined || isRefused(view, node, context);
  if (refused) return printView(view, [text(view.title)], context);
  const document = context.page.documents.get(source, context.page.options);
  const nodes = embeddedNodes(source, document, view);
  context.page.embeds += 1;
  const child: RenderContext = {
    ...context,
    source,
    document,
    prefix: `e${context.page.embeds}_`,
    trail: [...context.trail, stepOf(view)],
    cameThrough: context.cameThrough ?? node,
    ids: idsOf(source, document, nodes),
    footnotes: { numbers: new Map(), counts: new Map() },
    links: 0,
  };
  const link = element('a', { className: ['embed-source'], href: view.href, dataType: view.type, dataUi: '' }, [
    text(view.title),
  ]);
  return [element('div', { className: ['embed'], dataEmbed: view.path }, [link, ...context.print(nodes, child)])];
}

/** `![[#标题]]` of the page's own note. */
function ownSource(view: NoteView, context: RenderContext): RenderSource | undefined {
  const { source } = context.page.input;
  return source.note.path === view.path ? source : undefined;
}

function stepOf(view: NoteView): TrailStep {
  return { path: view.path, anchor: view.anchor, title: view.title };
}

/** A cycle, too deep a nest or too much of it becomes a link, and the author hears of it at the embed of their own note. */
function isRefused(view: NoteView, node: Nodes, context: RenderContext): boolean {
  const { trail } = context;
  const at = context.cameThrough ?? node;
  const place = String(at.position?.start.offset);
  const from = trail.findIndex((step) => step.path === view.path && step.anchor === view.anchor);
  const chain = [...trail.slice(Math.max(from, 0)), stepOf(view)].map((step) => step.title).join(' → ');
  if (from >= 0) {
    const message = `嵌入成环：${chain}，环上的这一处改成了链接。`;
    reportOnce(context, 'embed-cycle', at, place, message, '去掉其中一处嵌入，或改成普通链接。');
  } else if (trail.length > MAX_DEPTH) {
    const message = `嵌入超过 ${MAX_DEPTH} 层，最里面的改成了链接：${chain}。`;
    reportOnce(context, 'embed-depth', at, place, message, '减少嵌套的层数。');
  } else if (context.page.embeds >= MAX_EMBEDS) {
    const message = `这一页一层层嵌入了 ${MAX_EMBEDS} 处，此后的都改成了链接。`;
    reportOnce(context, 'embed-depth', at, 'full', message, '少嵌入几篇，或只嵌入其中一节。');
  } else return false;
  return true;
}

/** Notes that embed one another meet a cycle at every turn: `key` tells what was said already. */
function reportOnce(
  context: RenderContext,
  rule: 'embed-cycle' | 'embed-depth',
  at: Nodes,
  key: string,
  message: string,
  hint: string,
): void {
  const { told } = context.page;
  if (told.has(`${rule} ${key}`)) return;
  told.add(`${rule} ${key}`);
  reportAt(context, rule, at, message, hint);
}

function embeddedNodes(source: RenderSource, document: NoteDocument, view: NoteView): Nodes[] {
  if (view.anchor === undefined) return wholeNote(document, source.note);
  return anchored(document, view.anchor).map((node) =>
    node.type === 'listItem' ? { type: 'list', ordered: false, spread: false, children: [node] } : node,
  );
}

function idsOf(source: RenderSource, document: NoteDocument, nodes: readonly Nodes[]): Set<string> {
  const ids = new Set<string>();
  forEachNode({ type: 'root', children: [...nodes] as Root['children'] }, (node) => {
    if (node.type === 'heading') {
      const id = source.note.headings[document.headings.get(node) ?? -1]?.id;
      if (id !== undefined) ids.add(id);
    }
    if (node.data?.blockId !== undefined) ids.add(blockAnchor(node.data.blockId));
  });
  return ids;
}
