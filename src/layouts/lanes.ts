/**
 * Filters of the timeline without a script: while no box is ticked everything shows; each ticked lane shows its events and
 * the years that hold one (`data-lane`); 转折点 narrows what is left, to the lanes in which a year has one (`data-turn`).
 * Boxes are asked after where they stand, not from above the list: see lists.css.
 */
export function laneCss(lanes: readonly string[]): string {
  const where = (...ticked: readonly string[]) =>
    `timeline-lanes${ticked.map((box) => `:has(${box}:checked)`).join('')}~.years`;
  const [any, turning] = ['[id^=lane-]', '#turning'];
  const rules = [
    `${where(any)} :is(.events>li,.year){display:none}`,
    ...lanes.map((lane) => {
      const on = where(`#lane-${lane}`);
      const held = `[data-lane~="${lane}"]`;
      return `${on} .events>${held}{display:grid}${on} .year${held}{display:block}`;
    }),
    `${where(turning)} :is(.events>li:not(.turn),.year:not([data-turn])),${where('input')} .era p,${where(turning, any)} .year{display:none}`,
    ...lanes.map((lane) => `${where(turning, `#lane-${lane}`)} .year[data-turn~="${lane}"]{display:block}`),
  ];
  return rules.join('');
}

/** The lanes of some events, each once, as an attribute says them; undefined for no event. */
export function lanesHeld(events: readonly { readonly lanes: readonly string[] }[]): string | undefined {
  return events.length === 0 ? undefined : [...new Set(events.flatMap(({ lanes }) => lanes))].join(' ');
}
