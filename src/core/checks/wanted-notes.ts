import { diagnostic } from '../diagnostic.ts';
import { fileName } from '../path.ts';
import type { Place } from '../types.ts';
import { nameKey } from '../vault/build-index.ts';
import type { Check } from './index.ts';

/** One note that wants another is a broken link; from here on it is a demand. */
const DEMAND = 2;

/** Notes that do not exist and that several notes link to; `related` holds every further place that does. */
export const wantedNotes: Check = {
  rule: 'wanted-note',
  *run(garden) {
    const wanted = new Map<string, { name: string; readonly places: Map<string, Place> }>();
    for (const { note, links } of garden.entries) {
      for (const { raw, resolution } of links) {
        if (resolution.kind !== 'missing-note') continue;
        const { name } = resolution;
        const key = nameKey(fileName(name));
        const demand = wanted.get(key) ?? { name, places: new Map<string, Place>() };
        // The longest path that was written says best which note is wanted: another 模板 may well be there.
        if (name.length > demand.name.length) demand.name = name;
        if (!demand.places.has(note.path)) demand.places.set(note.path, raw.place);
        wanted.set(key, demand);
      }
    }
    for (const { name, places } of wanted.values()) {
      const [first, ...related] = [...places.values()];
      if (first === undefined || places.size < DEMAND) continue;
      yield {
        ...diagnostic('wanted-note', first, `${places.size} 篇札记链接到还没有的「${name}」`, '新建它'),
        related,
      };
    }
  },
};
