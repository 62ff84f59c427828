/** How the little model is made; these numbers stand on the page. */
export const SETTINGS = { merges: 16, width: 16, context: 32, seed: 1, epochs: 24, rate: 0.01 } as const;
