/** One occurrence of a pattern in a text: `text.slice(start, end)` is the pattern with the number `pattern`. */
export interface Occurrence {
  readonly start: number;
  readonly end: number;
  readonly pattern: number;
}

/**
 * An Aho–Corasick automaton over UTF-16 units: finds every occurrence of every pattern, overlapping ones included, in time
 * linear in the text and in what is found, however many patterns there are.
 */
export class Automaton {
  /** Unit → its class; 0 for units that stand in no pattern, which lead back to the root at once. */
  private readonly classes = new Uint16Array(65536);
  private readonly edges: EdgeTable;
  /** Per state: the state of its longest proper suffix, and the nearest state on that chain where a pattern ends. */
  private readonly fail: Int32Array;
  private readonly next: Int32Array;
  /** Per state: the pattern that ends there, or -1. */
  private readonly ends: Int32Array;
  private readonly lengths: Int32Array;

  /** `patterns` are distinct and not empty. */
  constructor(patterns: readonly string[]) {
    const units = patterns.reduce((sum, pattern) => sum + pattern.length, 0);
    let classCount = 1;
    for (const pattern of patterns) {
      for (let at = 0; at < pattern.length; at++) {
        const unit = pattern.charCodeAt(at);
        if (this.classes[unit] === 0) this.classes[unit] = classCount++;
      }
    }
    this.edges = new EdgeTable(units, classCount);
    this.fail = new Int32Array(units + 1);
    this.next = new Int32Array(units + 1);
    this.ends = new Int32Array(units + 1).fill(-1);
    this.lengths = Int32Array.from(patterns, (pattern) => pattern.length);
    this.link(this.grow(patterns));
  }

  /** Adds every pattern to the trie. Returns, for each state but the root, its parent and class in the order of creation. */
  private grow(patterns: readonly string[]): {
    parents: Int32Array;
    via: Int32Array;
    depths: Int32Array;
    count: number;
  } {
    const size = this.fail.length;
    const parents = new Int32Array(size);
    const via = new Int32Array(size);
    const depths = new Int32Array(size);
    let count = 1;
    patterns.forEach((pattern, index) => {
      let state = 0;
      for (let at = 0; at < pattern.length; at++) {
        const cls = this.classes[pattern.charCodeAt(at)] as number;
        let to = this.edges.get(state, cls);
        if (to < 0) {
          to = count++;
          this.edges.set(state, cls, to);
          parents[to] = state;
          via[to] = cls;
          depths[to] = at + 1;
        }
        state = to;
      }
      this.ends[state] = index;
    });
    return { parents, via, depths, count };
  }

  /** Sets the failure links, shallow states first. */
  private link({ parents, via, depths, count }: ReturnType<Automaton['grow']>): void {
    const order = Int32Array.from({ length: count - 1 }, (_, index) => index + 1).sort(
      (a, b) => (depths[a] as number) - (depths[b] as number),
    );
    for (const state of order) {
      const parent = parents[state] as number;
      const suffix = parent === 0 ? 0 : this.step(this.fail[parent] as number, via[state] as number);
      this.fail[state] = suffix;
      this.next[state] = (this.ends[suffix] as number) >= 0 ? suffix : (this.next[suffix] as number);
    }
  }

  private step(from: number, cls: number): number {
    for (let state = from; ; state = this.fail[state] as number) {
      const to = this.edges.get(state, cls);
      if (to >= 0) return to;
      if (state === 0) return 0;
    }
  }

  /** Every occurrence of every pattern in `text`, in the order of their ends, longer ones of one end first. */
  search(text: string): Occurrence[] {
    const found: Occurrence[] = [];
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const cls = this.classes[text.charCodeAt(at)] as number;
      state = cls === 0 ? 0 : this.step(state, cls);
      for (
        let end = (this.ends[state] as number) >= 0 ? state : (this.next[state] as number);
        end > 0;
        end = this.next[end] as number
      ) {
        const pattern = this.ends[end] as number;
        found.push({ start: at + 1 - (this.lengths[pattern] as number), end: at + 1, pattern });
      }
    }
    return found;
  }
}

/** The edges of the trie: an open-addressing hash table of (state, class) → state, three numbers an edge. */
class EdgeTable {
  private readonly keys: Float64Array;
  private readonly values: Int32Array;
  private readonly mask: number;
  private readonly classCount: number;

  constructor(edges: number, classCount: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(8, edges * 2)));
    this.keys = new Float64Array(size).fill(-1);
    this.values = new Int32Array(size);
    this.mask = size - 1;
    this.classCount = classCount;
  }

  get(state: number, cls: number): number {
    const slot = this.slot(state, cls);
    return this.keys[slot] === -1 ? -1 : (this.values[slot] as number);
  }

  set(state: number, cls: number, to: number): void {
    const slot = this.slot(state, cls);
    this.keys[slot] = state * this.classCount + cls;
    this.values[slot] = to;
  }

  private slot(state: number, cls: number): number {
    const key = state * this.classCount + cls;
    let slot = (Math.imul(state, 0x9e3779b1) ^ Math.imul(cls, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & this.mask;
    while (this.keys[slot] !== -1 && this.keys[slot] !== key) slot = (slot + 1) & this.mask;
    return slot;
  }
}
