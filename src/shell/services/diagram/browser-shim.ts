/**
 * The parts of a browser that Mermaid asks for and jsdom lacks: sizes of text and shapes. Installed into the global
 * scope, because Mermaid and d3 look there; so this runs in a worker thread of its own.
 */
import { JSDOM } from 'jsdom';
import { fontSizeOf, styleOf } from './cascade.ts';
import { boxOf, outline } from './geometry.ts';
import { textLengthOf } from './text-box.ts';
import { ASCENT, DESCENT, textWidth } from './text-metrics.ts';

/** Only these four: with `left` and the like Mermaid takes the box for one of HTML and shifts labels. */
interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Globals that Mermaid, d3 and DOMPurify read. */
const GLOBALS = [
  'document',
  'DOMParser',
  'XMLSerializer',
  'Node',
  'NodeFilter',
  'NodeList',
  'Text',
  'Comment',
  'DocumentFragment',
  'Element',
  'HTMLElement',
  'HTMLTemplateElement',
  'HTMLFormElement',
  'NamedNodeMap',
  'SVGElement',
  'SVGSVGElement',
  'SVGGraphicsElement',
  'CSSStyleSheet',
  'MutationObserver',
  'Event',
  'CustomEvent',
] as const;

/** Makes this thread look like a browser; returns its document. Call before Mermaid is loaded. */
export function installBrowser(): Document {
  const { window } = new JSDOM('<!doctype html><html><body></body></html>', { pretendToBeVisual: false });
  const browser = window as unknown as Record<string, unknown>;
  const frame = (callback: (time: number) => void) => setImmediate(() => callback(0));
  Object.assign(window, { requestAnimationFrame: frame, cancelAnimationFrame: clearImmediate, devicePixelRatio: 1 });
  for (const name of GLOBALS) define(name, browser[name]);
  browser.getComputedStyle = computedStyle;
  define('getComputedStyle', computedStyle);
  define('window', window);
  define('screen', { availWidth: 800 });
  define('requestAnimationFrame', frame);
  define('cancelAnimationFrame', clearImmediate);
  measureSvg(window.SVGElement.prototype);
  measureHtml(window.Element.prototype, window.HTMLElement.prototype);
  window.HTMLCanvasElement.prototype.getContext = canvas as never;
  return window.document;
}

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

function measureSvg(prototype: object): void {
  Object.assign(prototype, {
    getBBox(this: Element): Rectangle {
      return rectangle(this);
    },
    getComputedTextLength(this: Element): number {
      return textLengthOf(this);
    },
    getTotalLength(this: Element): number {
      return outline(this.getAttribute('d') ?? '')?.getTotalLength() ?? 0;
    },
    getPointAtLength(this: Element, length: number): { x: number; y: number } {
      return outline(this.getAttribute('d') ?? '')?.getPointAtLength(length) ?? { x: 0, y: 0 };
    },
    getScreenCTM: () => ({ a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }),
  });
}

function rectangle(element: Element): Rectangle {
  const found = boxOf(element);
  if (!found) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: found.left, y: found.top, width: found.right - found.left, height: found.bottom - found.top };
}

function measureHtml(element: Element, html: HTMLElement): void {
  element.getBoundingClientRect = function (this: Element) {
    const { x, y, width, height } = 'ownerSVGElement' in this ? rectangle(this) : htmlBox(this);
    return { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height, toJSON: () => ({}) };
  };
  for (const [name, side] of Object.entries({
    clientWidth: 'width',
    offsetWidth: 'width',
    clientHeight: 'height',
    offsetHeight: 'height',
  })) {
    Object.defineProperty(html, name, {
      configurable: true,
      get(this: HTMLElement) {
        return htmlBox(this)[side as 'width' | 'height'];
      },
    });
  }
}

/** HTML is laid out as its lines of text, nothing else: labels of the few diagrams that cannot do without it. */
function htmlBox(element: Element): Rectangle {
  const size = fontSizeOf(element);
  const lines = (element.innerHTML ?? '').split(/<br\s*\/?>|\n/).map((line) => line.replace(/<[^>]*>/g, '').trim());
  const width = Math.max(0, ...lines.map((line) => textWidth(line, size)));
  return { x: 0, y: 0, width, height: lines.length * (ASCENT + DESCENT) * size };
}

/** What Mermaid and d3 look up; jsdom's own answer is slow, inherits little and remembers style sheets that are gone. */
function computedStyle(element: Element): object {
  const style: Record<string, string> = {
    fontSize: `${fontSizeOf(element)}px`,
    fontWeight: styleOf(element, 'font-weight') ?? '400',
    textAnchor: styleOf(element, 'text-anchor') ?? 'start',
  };
  const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return { ...style, getPropertyValue: (name: string) => style[camelCase(name)] ?? '' };
}

/** Cytoscape measures labels on a canvas. */
function canvas(): object {
  return {
    font: '16px sans-serif',
    measureText: (text: string) => ({ width: textWidth(text, 16) }),
    save() {},
    restore() {},
  };
}
