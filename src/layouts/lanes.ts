/**
 * Filters of the timeline without a script: while no box is ticked everything shows; each ticked lane shows its events and
 * the years that hold one; 转折点 narrows what is left.
 */
export function laneCss(lanes: readonly string[]): string {
  const any = '.view:has(.lanes [id^=lane-]:checked)';
  const turning = '.view:has(#turning:checked)';
  const rules = [
    `${any} :is(.events>li,.year){display:none}`,
    ...lanes.map((lane) => {
      const on = `.view:has(#lane-${lane}:checked)`;
      const item = `[data-lane~="${lane}"]`;
      return `${on} .events>${item}{display:grid}${on} .year:has(${item}){display:block}`;
    }),
    `${turning} :is(.events>li:not(.turn),.year:not(:has(.turn))),.view:has(.lanes :checked) .era p{display:none}`,
  ];
  return rules.join('');
}
