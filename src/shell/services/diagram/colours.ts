/** Colours that stand in a drawing as they are: Mermaid's own become roles of the page, an author's stay. */
import { hsl, rgb } from 'd3-color';
import { type Role, variableOf } from './theme.ts';

/** What points elsewhere and is to be stepped over, then every way to write a colour that Mermaid uses. */
const COLOUR =
  /\b(?:url|var|color-mix)\((?:[^()]|\([^()]*\))*\)|#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|\b(?:rgb|hsl)a?\([^)]*\)|\b(?:black|white|red|green|blue|navy|gr[ae]y|lightgr[ae]y|ghostwhite|orange|yellow|purple)\b/gi;

/** Every colour of a value as a variable of the page: `1px solid #333` → `1px solid var(--diagram-text)`. */
export function asVariables(value: string): string {
  return value.replace(COLOUR, (found) => {
    const role = /^(url|var|color-mix)\(/i.test(found) ? undefined : roleOf(found);
    return role === undefined ? found : variableOf(role);
  });
}

/** The role whose colour is nearest in kind: greys by lightness, others by hue, pale ones as fills. */
export function roleOf(colour: string): Role | undefined {
  const { h, s, l } = hsl(colour);
  if (Number.isNaN(l)) return undefined;
  if (Number.isNaN(s) || s < 0.15 || l < 0.08 || l > 0.97) return grey(l);
  const family = h < 25 || h >= 285 ? 3 : h < 75 ? 2 : h < 170 ? 1 : 0;
  return l > 0.62 ? `hue-${family}` : `ink-${family}`;
}

function grey(lightness: number): Role {
  if (lightness < 0.3) return 'text';
  if (lightness < 0.65) return 'muted';
  if (lightness < 0.9) return 'grid';
  return lightness < 0.99 ? 'cluster' : 'paper';
}

/** Near-black or near-white, whichever reads better on a fill; undefined where the fill is no opaque colour. */
export function readableOn(fill: string): string | undefined {
  const { r, g, b, opacity } = rgb(fill);
  if (Number.isNaN(r) || opacity < 0.5) return undefined;
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  // Where white and black contrast alike: WCAG's ratio is (a + .05) / (b + .05).
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#1b2327' : '#f1f5f5';
}
