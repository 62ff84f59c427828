/** `?lane=model,paper&turning` → the boxes that are ticked, by their ids. Unknown lanes are left out. */
export function ticksFrom(search: string, known: readonly string[]): string[] {
  const wanted = (new URLSearchParams(search).get('lane') ?? '').split(',');
  return known.filter((id) => wanted.includes(id.replace(/^lane-/, '')));
}

/** The other way round: what the address says for the boxes that are ticked; `` for none. */
export function searchFor(ticked: readonly string[]): string {
  return ticked.length === 0 ? '' : `?lane=${ticked.map((id) => id.replace(/^lane-/, '')).join(',')}`;
}
