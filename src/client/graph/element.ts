import { make } from '../preview/view.ts';
import { NodeCard } from './card.ts';
import { Cursor } from './cursor.ts';
import { fillScreen } from './full-screen.ts';
import { listen } from './gestures.ts';
import { listenToKeys } from './keys.ts';
import { matches, nearest, reveal, toward } from './model.ts';
import { Stage } from './stage.ts';
import { GraphStore } from './store.ts';
import { finder, tools, wholeButton } from './tools.ts';

/** Pixels around a dot that still mean it. */
const REACH = 16;
/** Air around a topic or a search result, in units. */
const AIR = 160;

/** 图谱: the finished picture comes alive. It is there before the script and stands still until a hand or a key moves it. */
class GraphMap extends HTMLElement {
  #map!: HTMLElement;
  #store!: GraphStore;
  #stage!: Stage;
  #card!: NodeCard;
  #cursor!: Cursor;
  #say!: HTMLElement;
  #selected: number | undefined;
  #topic: number | undefined;
  #found: readonly number[] = [];
  #full: HTMLDialogElement | undefined;

  connectedCallback(): void {
    const map = this.querySelector<HTMLElement>('[data-map]');
    const src = this.dataset.src;
    if (map === null || src === undefined || this.#map !== undefined) return;
    this.#map = map;
    void GraphStore.load(src, document.body.dataset.base ?? '/').then(
      (store) => this.#start(store),
      () => undefined, // No network: the picture stays a picture, and the tables beside it say the same.
    );
  }

  #start(store: GraphStore): void {
    const svg = this.#map.querySelector('svg');
    const card = this.querySelector<HTMLElement>('[data-card]');
    if (svg === null || card === null) return;
    this.#store = store;
    this.#stage = new Stage(svg, store);
    this.#card = new NodeCard(card, store, {
      mark: (link) => void this.#mark(link),
      close: () => this.#select(undefined),
    });
    this.#say = make('p', 'sr', '');
    this.#say.ariaLive = 'polite';
    this.#cursor = new Cursor(this.#stage, store);
    this.#map.append(this.#cursor.element, ...this.#tools());
    this.append(this.#say);
    this.querySelector('[data-find]')?.append(
      ...finder(
        (text) => this.#find(text),
        () => this.#goToFound(),
      ),
    );
    this.querySelector('[data-whole]')?.append(wholeButton(() => this.#toggleFull()));
    this.#followHands();
    this.#followKeys();
    this.#followTopics();
    this.addEventListener('change', () => this.#filter());
    addEventListener('resize', () => this.#stage.show(this.#stage.view));
    this.dataset.ready = '';
  }

  #tools(): HTMLElement[] {
    return tools({ ...this.#zooming(), full: () => this.#toggleFull(), back: () => this.#enter(undefined) });
  }

  #zooming() {
    const stage = this.#stage;
    return {
      nearer: () => this.#move(() => stage.zoom(1.5)),
      farther: () => this.#move(() => stage.zoom(1 / 1.5)),
      whole: () => this.#move(() => stage.show(this.#wholeView())),
    };
  }

  /** Changes what is in sight and keeps what lies above the drawing in its place. */
  #move(change: () => void): void {
    change();
    this.#focus();
    this.#cursor.place();
  }

  #followHands(): void {
    const stage = this.#stage;
    const hit = (x: number, y: number) =>
      nearest(this.#store.nodes, (node) => stage.isShown(node), stage.at(x, y), REACH * stage.pixel);
    let hovered: number | undefined;
    listen(this.#map, {
      drag: (dx, dy) => {
        stage.drag(dx, dy);
        this.#cursor.element.hidden = true;
      },
      settle: () => this.#move(() => stage.settle()),
      zoom: (factor, x, y) => this.#move(() => stage.zoom(factor, stage.at(x, y))),
      tap: (x, y) => this.#select(hit(x, y)),
      hover: (x, y) => {
        const node = hit(x, y);
        if (node === hovered || this.#selected !== undefined) return;
        hovered = node;
        this.#map.style.cursor = node === undefined ? '' : 'pointer';
        this.#focus(node);
      },
      leave: () => {
        if (hovered !== undefined && this.#selected === undefined) this.#focus();
        hovered = undefined;
      },
      isFull: () => this.#full !== undefined,
    });
  }

  #followKeys(): void {
    const link = this.#cursor.element;
    link.addEventListener('focus', () => {
      if (link.matches(':focus-visible')) this.#select(this.#cursor.node);
    });
    listenToKeys(this.#map, link, {
      ...this.#zooming(),
      step: (direction) => this.#step(direction),
      release: () => this.#select(undefined),
      isFull: () => this.#full !== undefined,
    });
  }

  /** An arrow key leads to a neighbour and tells the sentence that links the two. */
  #step(direction: { readonly x: number; readonly y: number }): void {
    const from = this.#cursor.node;
    const dot = this.#store.nodes[from];
    const neighbours = this.#store.neighbours(from).filter((node) => this.#stage.isShown(node));
    const to = dot && toward(this.#store.nodes, neighbours, dot, direction);
    if (to === undefined) return;
    this.#select(to);
    void this.#mark(this.#store.between(from, to));
  }

  #followTopics(): void {
    this.addEventListener('click', (event) => {
      const topic = (event.target as Element).closest<SVGAElement>('a[data-topic]')?.dataset.topic;
      if (topic === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const nodes = this.#ofTopic(Number(topic));
      if (this.#map.offsetParent === null) this.#enter(Number(topic));
      else this.#move(() => this.#stage.show(this.#stage.viewAround(nodes, this.#aspect(), AIR)));
    });
  }

  #ofTopic(topic: number): number[] {
    return this.#store.nodes.flatMap((node, index) => (node.topic === topic ? [index] : []));
  }

  /** On a phone a topic is entered, and left again. */
  #enter(topic: number | undefined): void {
    this.#topic = topic;
    this.#select(undefined);
    this.#map.classList.toggle('entered', topic !== undefined);
    const clusters = this.querySelector<HTMLElement>('[data-clusters]');
    if (clusters !== null) clusters.hidden = topic !== undefined;
    this.#filter();
    if (topic === undefined) clusters?.querySelector<SVGAElement>('a')?.focus({ preventScroll: true });
    else this.#move(() => this.#stage.show(this.#wholeView()));
  }

  #wholeView() {
    if (this.#topic !== undefined) return this.#stage.viewAround(this.#ofTopic(this.#topic), this.#aspect(), AIR);
    return this.#full === undefined ? this.#stage.whole : this.#stage.viewAround([], this.#aspect(), 0);
  }

  /** Shape of the window onto the drawing: its own in the page, that of the screen where it fills it; on a phone a little higher than wide. */
  #aspect(): number {
    if (this.#full !== undefined) return innerWidth / innerHeight;
    return this.#topic === undefined ? this.#stage.whole.width / this.#stage.whole.height : 0.85;
  }

  #filter(): void {
    const kinds = new Set(
      [...this.querySelectorAll<HTMLInputElement>('input[name=kind]:checked')].map(({ value }) => value),
    );
    const { nodes } = this.#store;
    const topic = this.#topic;
    this.#stage.filter(
      (node) => kinds.has(nodes[node]?.type ?? '') && (topic === undefined || nodes[node]?.topic === topic),
    );
    if (this.#selected !== undefined && !this.#stage.isShown(this.#selected)) this.#select(undefined);
    this.#move(() => this.#stage.show(this.#stage.view));
  }

  #find(text: string): number {
    this.#found = matches(this.#store.nodes, text).filter((node) => this.#stage.isShown(node));
    if (this.#selected !== undefined) this.#select(undefined);
    this.#focus();
    return this.#found.length;
  }

  #goToFound(): void {
    const first = this.#found[0];
    if (first === undefined) return;
    this.#select(first);
    this.#cursor.element.focus({ preventScroll: true });
  }

  /** Looks at a note: its links and neighbours come forward, its card opens. */
  #select(node: number | undefined): void {
    this.#selected = node;
    if (node === undefined) {
      this.#card.hide();
      this.#focus();
      return;
    }
    const { x, y } = this.#store.nodes[node] ?? { x: 0, y: 0 };
    this.#cursor.point(node);
    this.#move(() => {
      const view = reveal(this.#stage.view, { x, y });
      if (view.x !== this.#stage.view.x || view.y !== this.#stage.view.y) this.#stage.show(view);
    });
    void this.#card.show(node);
  }

  async #mark(link: number | undefined): Promise<void> {
    if (link === undefined) return;
    this.#focus(this.#selected, link);
    this.#say.textContent = await this.#card.tell(link);
  }

  /** Draws what is looked at: a note, else what was sought, else nothing. */
  #focus(node = this.#selected, marked?: number): void {
    if (node !== undefined) {
      const links = this.#store.linksOf(node).filter((link) => this.#stage.isShown(this.#store.otherEnd(link, node)));
      const nodes = [...new Set([node, ...links.map((link) => this.#store.otherEnd(link, node))])];
      this.#stage.focus(nodes, links, node, marked);
    } else this.#stage.focus(this.#found.length > 0 ? this.#found : undefined);
  }

  /** The whole map on the whole screen, where one finger moves it. */
  #toggleFull(): void {
    if (this.#full !== undefined) {
      this.#full.close();
      return;
    }
    const show = () => {
      this.#move(() => this.#stage.show(this.#wholeView()));
      this.#map.querySelector<HTMLElement>('[data-tool=full]')?.focus();
    };
    this.#full = fillScreen(this, [this.#map, this.#card.element], () => {
      this.#full = undefined;
      show();
    });
    show();
  }
}

customElements.define('graph-map', GraphMap);
