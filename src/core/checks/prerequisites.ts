import { diagnostic } from '../diagnostic.ts';
import { pathsOf } from '../views/paths/paths.ts';
import { cyclesIn, orderTo, prerequisitesOf } from '../views/paths/prerequisites.ts';
import type { Check } from './index.ts';

/** Prerequisites that wait for each other, and paths that visit a note before what it needs. */
export const prerequisiteRules: Check = {
  rule: ['prerequisite-cycle', 'path-order'],
  *run(garden) {
    const graph = prerequisitesOf(garden);
    const title = (path: string) => garden.byPath.get(path as never)?.note.title ?? path;
    for (const chain of cyclesIn(graph)) {
      const [first] = chain;
      if (first === undefined) continue;
      yield {
        ...diagnostic(
          'prerequisite-cycle',
          { file: first, line: 1, column: 1 },
          `前置成环：${chain.map(title).join(' → ')}`,
          '更基本的那一篇不要再列后面的',
        ),
        related: chain.slice(1, -1).map((path) => ({ file: path, line: 1, column: 1 })),
      };
    }
    for (const { entry, stations } of pathsOf(garden)) {
      const place = new Map(stations.map((stop, index) => [stop.path, index]));
      for (const [index, stop] of stations.entries()) {
        if (stop.path === undefined) continue;
        const late = orderTo(graph, stop.path).find((before) => (place.get(before) ?? -1) > index);
        if (late !== undefined)
          yield diagnostic(
            'path-order',
            { file: entry.note.path, line: stop.line, column: 1 },
            `「${stop.name}」排在它的前置「${title(late)}」之前`,
            '调换两站，或改正前置',
          );
      }
    }
  },
};
