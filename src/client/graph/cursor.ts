import type { Stage } from './stage.ts';
import type { GraphStore } from './store.ts';

/** Where the keyboard is: a link of its own, so that Enter opens the note and a reader of screens knows what it is. */
export class Cursor {
  readonly element = document.createElement('a');
  readonly #stage: Stage;
  readonly #store: GraphStore;

  constructor(stage: Stage, store: GraphStore) {
    this.#stage = stage;
    this.#store = store;
    this.element.className = 'cursor';
    const { nodes } = store;
    this.point(nodes.reduce((most, { degree }, node) => (degree > (nodes[most]?.degree ?? 0) ? node : most), 0));
  }

  get node(): number {
    return Number(this.element.dataset.node);
  }

  point(node: number): void {
    const { title, href, degree } = this.#store.nodes[node] ?? { title: '', href: '', degree: 0 };
    this.element.dataset.node = String(node);
    this.element.href = href;
    this.element.ariaLabel = `${title}，${degree} 条链接`;
    this.place();
  }

  /** Stands over its dot, wherever that has moved. */
  place(): void {
    const { x, y } = this.#store.nodes[this.node] ?? { x: 0, y: 0 };
    const { view } = this.#stage;
    this.element.hidden = false;
    this.element.style.left = `${((x - view.x) / view.width) * 100}%`;
    this.element.style.top = `${((y - view.y) / view.height) * 100}%`;
  }
}
