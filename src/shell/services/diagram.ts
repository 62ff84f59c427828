import { LONGEST } from './diagram/config.ts';
import { type DrawingResult, drawInThread } from './diagram/pool.ts';

/** One drawing may take this long, in milliseconds. */
const PATIENCE = 20_000;

/**
 * Draws a Mermaid diagram as SVG that may stand in any page: no script, no foreign file, colours by the page's
 * `--diagram-*` variables. See docs/adr/0003-diagrams-without-a-browser.md.
 * @param digest names the drawing: all ids in it begin with {@link diagramId}, so a page that shows one drawing twice
 *   can rename them by replacing that text
 * @returns the drawing and the texts of its `internal-link` nodes, each wrapped in `<a data-internal-link="text">`; or
 *   one line of Chinese that says why there is none
 */
export function renderDiagram(source: string, digest: string): Promise<DrawingResult> {
  if (source.trim() === '') return Promise.resolve({ message: '图是空的' });
  if (source.length > LONGEST)
    return Promise.resolve({ message: `图的源文太长（${source.length} 字，至多 ${LONGEST}）：请拆成几幅` });
  return drawInThread({ source, id: diagramId(digest) }, PATIENCE);
}

/** `diagram-1a2b3c4d5e` of a digest that begins so. */
export function diagramId(digest: string): string {
  return `diagram-${digest.replace(/[^a-z0-9]/gi, '').slice(0, 10)}`;
}
