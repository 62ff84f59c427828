import { ARROWS } from './model.ts';

interface Acts {
  nearer(): void;
  farther(): void;
  whole(): void;
  step(direction: { readonly x: number; readonly y: number }): void;
  release(): void;
  /** On the whole screen Esc belongs to the screen. */
  isFull(): boolean;
}

/** The map by keyboard: + and - zoom, 0 shows all of it, arrows lead on from the cursor, Esc lets go. */
export function listenToKeys(map: HTMLElement, cursor: HTMLElement, acts: Acts): void {
  map.addEventListener('keydown', (event) => {
    const direction = ARROWS[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && !acts.isFull()) acts.release();
    else if (event.key === '+' || event.key === '=') acts.nearer();
    else if (event.key === '-') acts.farther();
    else if (event.key === '0') acts.whole();
    else if (direction !== undefined && event.target === cursor) acts.step(direction);
    else return;
    event.preventDefault();
  });
}
