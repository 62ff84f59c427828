/** Which step comes after a key or a button; steps are counted from 0 and do not wrap. */
export function stepAfter(current: number, count: number, move: 'next' | 'previous' | 'first' | 'last'): number {
  if (move === 'first') return 0;
  if (move === 'last') return Math.max(0, count - 1);
  return Math.min(Math.max(0, count - 1), Math.max(0, current + (move === 'next' ? 1 : -1)));
}

const KEYS: Readonly<Record<string, Parameters<typeof stepAfter>[2]>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  Home: 'first',
  End: 'last',
};

/** Where a pressed key leads among the steps; undefined for keys that mean nothing here. */
export function moveOf(key: string): Parameters<typeof stepAfter>[2] | undefined {
  return Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
}
