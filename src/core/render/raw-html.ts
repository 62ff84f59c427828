import type { Element, ElementContent, Nodes as HastNodes, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { sanitize } from 'hast-util-sanitize';
import { type RenderContext, report } from './context.ts';
import { element, text } from './hast.ts';
import { playerOf } from './media.ts';
import { leadOn } from './raw-links.ts';
import { addLost, countNames, dropped, placeOf, type RawNode, reportRemoved } from './raw-removed.ts';
import { cleanStyle, OWN, SCHEMA } from './raw-schema.ts';

/** Nearly all HTML settles in one pass; what does not in so many is shown as it was typed. */
const MAX_PASSES = 6;

/**
 * Cleans the HTML that authors wrote into their Markdown (OBSIDIAN.md 58). In each list of children that holds some, what
 * we printed ourselves is lifted out, the rest goes through an HTML parser and the sanitiser, and ours is put back: an
 * author's HTML can neither lose nor forge any of it. A note without raw HTML pays nothing.
 */
export function cleanRawHtml(children: ElementContent[], context: RenderContext): ElementContent[] {
  if (!children.some(holdsRaw)) return children;
  try {
    return settled(clean(children, context));
  } catch {
    // Thousands of open tags exhaust the parser's stack.
    return children.map(asText);
  }
}

/**
 * Through the HTML parser until nothing moves any more, so that the tree is the one a browser builds from what is printed:
 * `<p>` around a block, text among table rows, links that were never closed.
 */
function settled(children: ElementContent[]): ElementContent[] {
  let tree = children;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const next = childrenOf(raw({ type: 'root', children: tree } as Root, { passThrough: ['generated'] as never }));
    if (skeleton(next) === skeleton(tree)) return next;
    tree = next;
  }
  throw new Error('the HTML does not settle');
}

function skeleton(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === 'element' ? `${node.tagName}(${skeleton(node.children)})` : ''))
    .join(' ')
    .trim();
}

function asText(node: ElementContent): ElementContent {
  if (isRaw(node)) return text((node as unknown as RawNode).value);
  if (node.type === 'element') node.children = node.children.map(asText);
  return node;
}

function holdsRaw(node: ElementContent): boolean {
  return isRaw(node) || (node.type === 'element' && node.children.some(holdsRaw));
}

function isRaw(node: ElementContent): boolean {
  return (node as unknown as RawNode).type === 'raw';
}

function clean(children: ElementContent[], context: RenderContext): ElementContent[] {
  for (const child of children) if (child.type === 'element') child.children = clean(child.children, context);
  if (!children.some(isRaw)) return children;
  const raws = children.filter(isRaw) as unknown as RawNode[];
  const parsed = parseAround(children);
  const removed = new Set<string>();
  const tamed = parsed.map((node) => tame(node, context, raws, removed));
  const before = countNames(tamed);
  const safe = childrenOf(sanitize({ type: 'root', children: tamed } as Root, SCHEMA));
  const after = countNames(safe);
  addLost(removed, before, after);
  for (const name of dropped(raws)) removed.add(name);
  reportRemoved(removed, raws, context);
  // Looked for first: putting back takes the stand-ins out.
  const rest = swallowed(safe, children);
  return [...safe.map((node) => putBack(node, children, raws, context)), ...rest];
}

/**
 * What we printed after the last raw HTML, where an element that is taken out with all it holds was never closed: an
 * `<svg>` may not hide the rest of the note.
 */
function swallowed(safe: readonly ElementContent[], children: readonly ElementContent[]): ElementContent[] {
  const kept = new Set<number>();
  const walk = (node: ElementContent): void => {
    if (node.type !== 'element') return;
    if (node.tagName === OWN) kept.add(Number(node.properties.dataOwn));
    node.children.forEach(walk);
  };
  safe.forEach(walk);
  const last = children.findLastIndex(isRaw);
  return children.filter((node, index) => index > last && node.type !== 'text' && !kept.has(index));
}

/** Through the HTML parser, with our own nodes as stand-ins that know their place in `children`. */
function parseAround(children: ElementContent[]): ElementContent[] {
  const root = {
    type: 'root',
    children: children.map((node, index) => (isRaw(node) || node.type === 'text' ? node : { type: 'own', index })),
  } as unknown as Root;
  return childrenOf(raw(root, { passThrough: ['own'] as never }));
}

function childrenOf(node: HastNodes): ElementContent[] {
  if (node.type === 'root') return node.children as ElementContent[];
  return [node as ElementContent];
}

/** Stand-ins become elements that the sanitiser knows; frames and players become links; other hosts keep to the rules. */
function tame(node: ElementContent, context: RenderContext, raws: RawNode[], removed: Set<string>): ElementContent {
  const own = node as unknown as { type: string; index?: number };
  if (own.type === 'own') return element(OWN, { dataOwn: own.index });
  if (node.type !== 'element') return node;
  node.children = node.children.map((child) => tame(child, context, raws, removed));
  if (typeof node.properties.style === 'string') {
    const { style, removed: names } = cleanStyle(node.properties.style);
    node.properties.style = style;
    for (const name of names) removed.add(`样式 ${name}`);
  }
  const src = typeof node.properties.src === 'string' ? node.properties.src : '';
  switch (node.tagName) {
    case 'h1':
      return { ...node, tagName: 'h2' };
    case 'iframe':
    case 'video':
    case 'audio':
      return /^(?:https?:)?\/\//i.test(src.trim()) ? frameLink(src, node) : node;
    case 'a':
      if (/^(?:https?:)?\/\//i.test(String(node.properties.href ?? '')))
        node.properties.rel = ['noopener', 'noreferrer'];
      else delete node.properties.rel;
      return node;
    case 'img':
      return tameImage(node, src, context, raws);
    default:
      return node;
  }
}

/** `<iframe src="https://player…">` → a link: no page asks another host for a player. */
function frameLink(src: string, node: Element): Element {
  const player = playerOf(src);
  const title = typeof node.properties.title === 'string' ? node.properties.title : undefined;
  const href = src.trim().startsWith('//') ? `https:${src.trim()}` : src.trim();
  const shown = title ?? (player === undefined ? href : `在${player}上观看`);
  return element('a', { className: ['player'], href, rel: ['noopener', 'noreferrer'] }, [text(shown)]);
}

function tameImage(node: Element, src: string, context: RenderContext, raws: RawNode[]): Element {
  if (!/^(?:https?:)?\/\//i.test(src.trim())) return node;
  if (context.page.options.externalImages === 'link') {
    const alt = typeof node.properties.alt === 'string' && node.properties.alt !== '' ? node.properties.alt : '图片';
    return element('a', { className: ['external-image'], href: src, rel: ['noopener', 'noreferrer'] }, [text(alt)]);
  }
  report(
    context,
    'external-embed',
    placeOf(raws, src),
    `图片来自别的网站：${src}`,
    '把图片存进仓库，页面就不依赖别人的服务器。',
  );
  Object.assign(node.properties, { loading: 'lazy', decoding: 'async', referrerPolicy: 'no-referrer' });
  return node;
}

/** What we made ourselves in the place of its stand-in; the author's links and ids as they stand on the page. */
function putBack(
  node: ElementContent,
  children: readonly ElementContent[],
  raws: readonly RawNode[],
  context: RenderContext,
): ElementContent {
  if (node.type !== 'element') return node;
  if (node.tagName === OWN) return children[Number(node.properties.dataOwn)] as ElementContent;
  node.children = node.children.map((child) => putBack(child, children, raws, context));
  const { node: placed, broken } = leadOn(node, context);
  if (broken !== undefined)
    report(
      context,
      'broken-link',
      placeOf(raws, broken),
      `HTML 里的「${broken}」没有这个地方`,
      '改正地址，或改成 [[…]]',
    );
  return placed;
}
