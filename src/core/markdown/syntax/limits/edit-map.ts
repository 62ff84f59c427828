import { EditMap } from 'micromark-util-edit-map';
import type { Event } from 'micromark-util-types';

type Change = [at: number, remove: number, add: Event[]];

/**
 * micromark applies every change of its event list by copying the list whole, once for each quote or list that ends:
 * 10,000 short quotes took half a minute. This copies from the first change on, to the same result.
 * The original: micromark/packages/micromark-util-edit-map/dev/index.js.
 */
EditMap.prototype.consume = function consume(this: EditMap, events: Event[]): undefined {
  const changes = (this.map as Change[]).sort((a, b) => a[0] - b[0]);
  const [first] = changes;
  if (first === undefined) return;
  const start = first[0];
  const tail = events.slice(start);
  events.length = start;
  let from = start;
  for (const [at, remove, add] of changes) {
    for (const event of tail.slice(from - start, at - start)) events.push(event);
    for (const event of add) events.push(event);
    from = at + remove;
  }
  for (const event of tail.slice(from - start)) events.push(event);
  this.map.length = 0;
  this.index.clear();
};
