/** What hands do on the map. Places are those of the window. */
export interface Gestures {
  drag(dx: number, dy: number): void;
  /** The hand is lifted after moving. */
  settle(): void;
  zoom(factor: number, clientX: number, clientY: number): void;
  tap(clientX: number, clientY: number): void;
  hover(clientX: number, clientY: number): void;
  leave(): void;
  /** Whether the map has the screen for itself: then one finger moves it, and the wheel brings it nearer. */
  isFull(): boolean;
}

/** Movement below this is a tap, in pixels. */
const SLACK = 5;

/**
 * Mouse, pen, fingers and wheel on the map. In the page one finger and the plain wheel belong to the page: they scroll it. Two
 * fingers, the mouse and the wheel with Ctrl move the map.
 */
export function listen(map: HTMLElement, gestures: Gestures): void {
  const held = new Map<number, PointerEvent>();
  let moved = 0;
  const own = (event: PointerEvent) => event.pointerType !== 'touch' || held.size > 1 || gestures.isFull();

  map.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || (event.target as Element).closest('button, a') !== null) return;
    held.set(event.pointerId, event);
    if (held.size === 1) moved = 0;
    if (event.pointerType !== 'touch') map.setPointerCapture(event.pointerId);
  });

  map.addEventListener('pointermove', (event) => {
    const before = held.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType === 'mouse') gestures.hover(event.clientX, event.clientY);
      return;
    }
    const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
    if (moved + Math.hypot(dx, dy) < SLACK && held.size === 1) return;
    moved += Math.hypot(dx, dy);
    const other = [...held.values()].find(({ pointerId }) => pointerId !== event.pointerId);
    held.set(event.pointerId, event);
    if (!own(event)) return;
    map.classList.add('dragging');
    gestures.drag(dx / held.size, dy / held.size);
    if (other !== undefined) pinch(gestures, before, event, other);
  });

  const lift = (event: PointerEvent) => {
    if (!held.delete(event.pointerId)) return;
    if (held.size > 0) return;
    map.classList.remove('dragging');
    if (moved >= SLACK) gestures.settle();
    else if (event.type === 'pointerup') gestures.tap(event.clientX, event.clientY);
  };
  map.addEventListener('pointerup', lift);
  map.addEventListener('pointercancel', lift);
  map.addEventListener('pointerleave', () => gestures.leave());

  map.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey && !gestures.isFull()) return;
      event.preventDefault();
      gestures.zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.003)), event.clientX, event.clientY);
    },
    { passive: false },
  );
  map.addEventListener('dblclick', (event) => {
    if ((event.target as Element).closest('button, a') === null) gestures.zoom(1.6, event.clientX, event.clientY);
  });
}

function pinch(gestures: Gestures, before: PointerEvent, now: PointerEvent, other: PointerEvent): void {
  const apart = (event: PointerEvent) => Math.hypot(event.clientX - other.clientX, event.clientY - other.clientY);
  if (apart(before) < 1) return;
  gestures.settle();
  gestures.zoom(apart(now) / apart(before), (now.clientX + other.clientX) / 2, (now.clientY + other.clientY) / 2);
}
