/** Made by `noteList` in plugin.ts. */
declare module 'lanyin:mdx' {
  type Component = (props: Record<string, unknown>) => unknown;
  /** What notes may use without importing it: `src/components/mdx/`. */
  export const components: Readonly<Record<string, Component>>;
  /** The module of a running note, by vault path. */
  export function load(path: string): Promise<{ readonly Content: Component }>;
}
