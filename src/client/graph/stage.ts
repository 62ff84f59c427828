import {
  byDegree,
  dotsMarkup,
  drawnLines,
  type Line,
  linesMarkup,
  namesMarkup,
} from '../../core/graph/global/drawing.ts';
import type { Box } from '../../core/graph/global/geometry.ts';
import { around, keepOn, type Point, type View, viewOf, zoom } from './model.ts';
import type { GraphStore } from './store.ts';

/** Pixels of a name and of a topic's name. */
const FONT = 12.5;
const TOPIC_FONT = 20;
const NAMES = 110;
/** Units to a pixel of the picture at rest, where the screen is wide. */
const REST = 3.9;
/** Units of the whole drawing from left to right. */
const WIDTH = 4000;
const SVG = 'http://www.w3.org/2000/svg';

/** The drawing on the page: what of it is in sight, what is shown and what is looked at. */
export class Stage {
  readonly svg: SVGSVGElement;
  readonly #store: GraphStore;
  readonly #whole: View;
  readonly #lines: readonly Line[];
  readonly #withStatus: boolean;
  readonly #layers: Readonly<Record<'lines' | 'dots' | 'names' | 'topics', SVGGElement>>;
  /** What is looked at, in a drawing of its own above the other, which is then never drawn anew for it. */
  readonly #over: SVGSVGElement;
  #view: View;
  #offset: Point = { x: 0, y: 0 };
  #isShown: (node: number) => boolean = () => true;

  constructor(svg: SVGSVGElement, store: GraphStore) {
    this.svg = svg;
    this.#store = store;
    this.#whole = { x: 0, y: 0, width: WIDTH, height: store.height };
    this.#view = this.#whole;
    this.#lines = drawnLines(store.nodes, store.links);
    this.#withStatus = store.nodes.some(({ status }) => status > 0);
    const layer = (name: string) => svg.querySelector<SVGGElement>(`.${name}`) ?? svg.appendChild(group(name));
    this.#layers = { lines: layer('lines'), dots: layer('dots'), names: layer('names'), topics: layer('topics') };
    this.#over = document.createElementNS(SVG, 'svg');
    this.#over.setAttribute('class', 'over');
    this.#over.setAttribute('aria-hidden', 'true');
    this.#over.style.cssText = svg.style.cssText;
    this.#fit();
    svg.after(this.#over);
  }

  get view(): View {
    return this.#view;
  }

  get whole(): View {
    return this.#whole;
  }

  /** Units of the drawing to a pixel of the screen. */
  get pixel(): number {
    return this.#view.width / (this.svg.clientWidth || 1);
  }

  isShown(node: number): boolean {
    return this.#isShown(node);
  }

  /** Dots grow with the drawing, only slower: 1 where it is as big as at rest on a wide screen. */
  get #near(): number {
    return Math.min(2, Math.max(0.5, (REST / this.pixel) ** 0.4));
  }

  /** The place in the drawing under a place of the window. */
  at(clientX: number, clientY: number): Point {
    const box = this.svg.getBoundingClientRect();
    return { x: this.#view.x + (clientX - box.left) * this.pixel, y: this.#view.y + (clientY - box.top) * this.pixel };
  }

  /** Shows a part of the drawing, and as many names as it has room for. */
  show(view: View): void {
    this.#view = keepOn(view, this.#whole);
    this.#offset = { x: 0, y: 0 };
    this.#fit();
    this.#name();
  }

  #fit(): void {
    const { x, y, width, height } = this.#view;
    const box = [x, y, width, height].map((value) => Math.round(value * 10) / 10).join(' ');
    for (const svg of [this.svg, this.#over]) {
      svg.style.transform = '';
      if (svg.getAttribute('viewBox') !== box) svg.setAttribute('viewBox', box);
    }
  }

  /** Nearer or farther, `at` a place of the drawing. */
  zoom(factor: number, at: Point = this.middle()): void {
    const least = WIDTH / Math.max(2, Math.sqrt(this.#store.nodes.length) * 0.6);
    this.show(
      zoom(
        this.#view,
        factor,
        at,
        least,
        Math.max(this.#whole.width, this.#whole.height * (this.#view.width / this.#view.height)),
      ),
    );
  }

  middle(): Point {
    return { x: this.#view.x + this.#view.width / 2, y: this.#view.y + this.#view.height / 2 };
  }

  /** Moves the picture as it is, which costs nothing; {@link settle} draws anew. */
  drag(dx: number, dy: number): void {
    this.#offset = { x: this.#offset.x + dx, y: this.#offset.y + dy };
    const { x, y } = this.#offset;
    if (Math.abs(x) > this.svg.clientWidth / 2 || Math.abs(y) > this.svg.clientHeight / 2) this.settle();
    else for (const svg of [this.svg, this.#over]) svg.style.transform = `translate(${x}px,${y}px)`;
  }

  settle(): void {
    const { x, y } = this.#offset;
    if (x !== 0 || y !== 0)
      this.show({ ...this.#view, x: this.#view.x - x * this.pixel, y: this.#view.y - y * this.pixel });
  }

  /** Shows only some notes, and the links between them. */
  filter(isShown: (node: number) => boolean): void {
    this.#isShown = isShown;
    const { nodes } = this.#store;
    const lines = this.#lines.filter(({ source, target }) => isShown(source) && isShown(target));
    this.#layers.lines.innerHTML = linesMarkup(nodes, lines);
    this.#layers.dots.innerHTML = dotsMarkup(
      nodes.filter((_, node) => isShown(node)),
      this.#withStatus,
    );
  }

  /** The view around notes, in the shape of the window that the drawing has. */
  viewAround(nodes: readonly number[], aspect: number, air: number): View {
    const box: Box = around(nodes.flatMap((node) => this.#store.nodes[node] ?? [])) ?? {
      left: 0,
      top: 0,
      right: WIDTH,
      bottom: this.#whole.height,
    };
    return viewOf(box, aspect, air);
  }

  #name(): void {
    const pixel = this.pixel;
    const { x, y, width, height } = this.#view;
    const isNear = width < WIDTH * 0.7;
    const { style } = this.svg.parentElement as HTMLElement;
    style.setProperty('--font', `${(FONT * pixel).toFixed(1)}px`);
    style.setProperty('--topic-font', `${(TOPIC_FONT * pixel).toFixed(1)}px`);
    style.setProperty('--near', this.#near.toFixed(2));
    this.#layers.topics.style.display = isNear ? 'none' : '';
    const inSight = this.#store.nodes.filter(
      (dot, node) => this.#isShown(node) && dot.x > x && dot.x < x + width && dot.y > y && dot.y < y + height,
    );
    this.#layers.names.innerHTML = namesMarkup(inSight.sort(byDegree), {
      ...this.#nameOptions(),
      taken: isNear ? [] : this.#topicBoxes(),
      most: NAMES,
    });
  }

  #nameOptions() {
    const { x, y, width, height } = this.#view;
    const pixel = this.pixel;
    return {
      font: FONT * pixel,
      pixel: pixel * this.#near,
      count: this.#store.nodes.length,
      bounds: { left: x, top: y, right: x + width, bottom: y + height },
    };
  }

  #topicBoxes(): Box[] {
    return [...this.#layers.topics.querySelectorAll('text')].map((text) => {
      const { x, y, width, height } = text.getBBox();
      return { left: x, top: y, right: x + width, bottom: y + height };
    });
  }

  /** Draws what is looked at above all the rest, which steps back; undefined brings it forward again. `marked` is one link of them. */
  focus(nodes: readonly number[] | undefined, links: readonly number[] = [], first?: number, marked?: number): void {
    this.#over.classList.toggle('on', nodes !== undefined);
    const all = this.#store.nodes;
    const dots = (nodes ?? []).flatMap((node) => all[node] ?? []);
    const lines = links.map((link) => {
      const { source, target } = this.#store.links[link] ?? { source: 0, target: 0 };
      const [a, b] = [all[source], all[target]];
      const kind = link === marked ? 'why' : source === first ? 'out' : 'in';
      return a && b ? `<path class="${kind}" d="M${a.x} ${a.y}L${b.x} ${b.y}"/>` : '';
    });
    const me = first === undefined ? undefined : all[first];
    const ranked = [...dots].sort((a, b) => Number(b === me) - Number(a === me) || byDegree(a, b));
    const names = nodes === undefined ? '' : namesMarkup(ranked, { ...this.#nameOptions(), taken: [], most: 60 });
    const ids = dotsMarkup(dots, this.#withStatus).replaceAll('dots-', 'focus-');
    this.#over.innerHTML = `<g class="lines">${lines.join('')}</g><g class="dots">${ids}</g><g class="names">${names}</g>`;
  }
}

function group(name: string): SVGGElement {
  const node = document.createElementNS(SVG, 'g');
  node.setAttribute('class', name);
  return node;
}
