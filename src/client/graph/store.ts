import { decodeGraph, type GraphFile, type GraphLink, type GraphNode } from '../../core/graph/global/data.ts';
import type { NodeReasons, ReasonsFile } from '../../core/graph/global/reasons.ts';

/** The graph as it was loaded, and the sentences that are asked for when a note is looked at. */
export class GraphStore {
  readonly nodes: readonly GraphNode[];
  readonly links: readonly GraphLink[];
  readonly height: number;
  /** For each note the links that it has, by their numbers: its own first. */
  readonly #around: readonly (readonly number[])[];
  /** First link of each note. */
  readonly #first: readonly number[];
  readonly #why: readonly number[];
  readonly #folder: string;
  readonly #files = new Map<number, Promise<ReasonsFile>>();

  constructor(file: GraphFile, base: string, folder: string) {
    const { nodes, links } = decodeGraph(file, base);
    this.nodes = nodes;
    this.links = links;
    this.height = file.height;
    this.#why = file.why;
    this.#folder = folder;
    const out: number[][] = nodes.map(() => []);
    const into: number[][] = nodes.map(() => []);
    links.forEach(({ source, target }, link) => {
      out[source]?.push(link);
      into[target]?.push(link);
    });
    this.#around = out.map((own, node) => [...own, ...(into[node] ?? [])]);
    this.#first = out.map((own) => own[0] ?? 0);
  }

  static async load(address: string, base: string): Promise<GraphStore> {
    const answer = await fetch(address);
    return new GraphStore((await answer.json()) as GraphFile, base, address.slice(0, address.lastIndexOf('/') + 1));
  }

  linksOf(node: number): readonly number[] {
    return this.#around[node] ?? [];
  }

  /** The notes that a note is linked with, each once. */
  neighbours(node: number): number[] {
    return [...new Set(this.linksOf(node).map((link) => this.otherEnd(link, node)))];
  }

  otherEnd(link: number, node: number): number {
    const { source, target } = this.links[link] ?? { source: node, target: node };
    return source === node ? target : source;
  }

  /** A link between two notes, in either direction, that of the first note before the other. */
  between(a: number, b: number): number | undefined {
    return this.linksOf(a).find((link) => this.otherEnd(link, a) === b);
  }

  async about(node: number): Promise<NodeReasons | undefined> {
    return (await this.#file(node))[String(node)];
  }

  /** The sentence in which a link stands. */
  async reason(link: number): Promise<NodeReasons['why'][number] | undefined> {
    const source = this.links[link]?.source ?? 0;
    return (await this.about(source))?.why[link - (this.#first[source] ?? 0)];
  }

  #file(node: number): Promise<ReasonsFile> {
    let part = this.#why.length - 1;
    while (part > 0 && (this.#why[part] ?? 0) > node) part -= 1;
    const file = this.#files.get(part) ?? this.#load(part);
    this.#files.set(part, file);
    return file;
  }

  async #load(part: number): Promise<ReasonsFile> {
    try {
      const answer = await fetch(`${this.#folder}why-${part}.json`);
      return answer.ok ? ((await answer.json()) as ReasonsFile) : {};
    } catch {
      // No network: the card does without the sentence; the next look may ask again.
      this.#files.delete(part);
      return {};
    }
  }
}
