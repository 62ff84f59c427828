/**
 * Mermaid computes with colours, so it cannot be handed `var(--x)`. Each role gets a colour that nobody would choose,
 * and in the finished drawing that colour is replaced by the role's variable: light and dark follow the page.
 * `src/styles/syntax/diagram.css` gives the variables their colours.
 */

const HUES = [0, 1, 2, 3, 4, 5, 6, 7] as const;

const ROLES = [
  'text',
  'muted',
  'line',
  'node',
  'border',
  'cluster',
  'cluster-border',
  'note',
  'note-border',
  'label',
  'accent',
  'on-accent',
  'paper',
  'grid',
  'done',
  'critical',
  'row',
  ...HUES.map((hue) => `hue-${hue}` as const),
  ...HUES.map((hue) => `ink-${hue}` as const),
] as const;

export type Role = (typeof ROLES)[number];

/** Any that differ do; these are dim enough that Mermaid takes each for a dark one, always. */
const sentinel = (index: number) => `#0b${(0x10 + index).toString(16)}0d`;
const COLOUR = Object.fromEntries(ROLES.map((role, index) => [role, sentinel(index)])) as Record<Role, string>;
const ROLE = new Map(ROLES.map((role, index) => [0x10 + index, role]));

/** `#0b100d`, `rgb(11, 16, 13)`, `rgba(11,16,13,.5)` of a sentinel → `var(--diagram-text)`, mixed where it is translucent. */
export function toVariables(text: string): string {
  return text
    .replace(/#0b([0-9a-f]{2})0d\b/gi, (found, middle: string) => variable(Number.parseInt(middle, 16), 1) ?? found)
    .replace(
      /rgba?\(\s*11\s*,\s*(\d+)\s*,\s*13\s*(?:,\s*([\d.]+)\s*)?\)/g,
      (found, middle: string, alpha = '1') => variable(Number(middle), Number(alpha)) ?? found,
    );
}

/** `text` → `var(--diagram-text)`. */
export function variableOf(role: Role): string {
  return `var(--diagram-${role})`;
}

function variable(middle: number, alpha: number): string | undefined {
  const role = ROLE.get(middle);
  if (role === undefined) return undefined;
  const name = variableOf(role);
  return alpha >= 1 ? name : `color-mix(in srgb,${name} ${Math.round(alpha * 100)}%,transparent)`;
}

/** A value for each of several numbered keys: `numbered('pie', 12, …)` → `pie1`, `pie2`, … */
function numbered(name: string, from: number, count: number, role: (index: number) => Role): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${name}${from + index}`, COLOUR[role(index)]]),
  );
}

const hue = (index: number): Role => `hue-${HUES[index % HUES.length] ?? 0}`;
const ink = (index: number): Role => `ink-${HUES[index % HUES.length] ?? 0}`;

/** Several of Mermaid's keys → one role. */
function all(role: Role, keys: string): Record<string, string> {
  return Object.fromEntries(
    keys
      .trim()
      .split(/\s+/)
      .map((key) => [key, COLOUR[role]]),
  );
}

/** Every colour of Mermaid's theme `base`, none left to its arithmetic. */
export const THEME_VARIABLES: Readonly<Record<string, unknown>> = {
  fontFamily: 'inherit',
  fontSize: '15px',
  useGradient: false,
  dropShadow: 'none',
  pieTitleTextSize: '17px',
  pieSectionTextSize: '14px',
  pieLegendTextSize: '15px',
  pieStrokeWidth: '1px',
  pieOuterStrokeWidth: '0px',
  pieOpacity: '1',
  commitLabelFontSize: '12px',
  tagLabelFontSize: '12px',
  ...all(
    'text',
    `primaryTextColor secondaryTextColor tertiaryTextColor textColor nodeTextColor actorTextColor signalTextColor labelTextColor loopTextColor noteTextColor
     titleColor classText stateLabelColor transitionLabelColor errorTextColor scaleLabelColor taskTextColor taskTextOutsideColor taskTextLightColor
     taskTextDarkColor taskTextClickableColor pieTitleTextColor pieSectionTextColor pieLegendTextColor quadrant1TextFill quadrant2TextFill quadrant3TextFill
     quadrant4TextFill quadrantPointTextFill quadrantXAxisTextFill quadrantYAxisTextFill quadrantTitleFill requirementTextColor relationLabelColor
     branchLabelColor tagLabelColor commitLabelColor vennTitleTextColor vennSetTextColor`,
  ),
  ...all(
    'line',
    'lineColor arrowheadColor defaultLinkColor signalColor transitionColor specialStateColor relationColor archEdgeColor archEdgeArrowColor emArrowhead emRelationStroke',
  ),
  ...all(
    'node',
    'primaryColor nodeBkg mainBkg actorBkg labelBoxBkgColor stateBkg taskBkgColor activationBkgColor compositeTitleBackground personBkg requirementBackground tagLabelBackground sectionBkgColor2',
  ),
  ...all(
    'border',
    'primaryBorderColor nodeBorder actorBorder labelBoxBorderColor taskBorderColor activeTaskBorderColor activationBorderColor compositeBorder personBorder requirementBorderColor tagLabelBorder tagBorder innerEndBackground',
  ),
  ...all(
    'cluster',
    'secondaryColor tertiaryColor clusterBkg compositeBackground altBackground sectionBkgColor rectBkgColor excludeBkgColor quadrant1Fill quadrant3Fill errorBkgColor',
  ),
  ...all(
    'cluster-border',
    'secondaryBorderColor tertiaryBorderColor clusterBorder border2 flowContainerStroke archGroupBorderColor quadrantInternalBorderStrokeFill quadrantExternalBorderStrokeFill',
  ),
  ...all('note', 'noteBkgColor'),
  ...all('note-border', 'noteBorderColor'),
  ...all('label', 'edgeLabelBackground labelBackgroundColor relationLabelBackground commitLabelBackground'),
  ...all('accent', 'activeTaskBkgColor quadrantPointFill vertLineColor'),
  ...all('on-accent', 'sequenceNumberColor'),
  ...all(
    'paper',
    'background altSectionBkgColor pieStrokeColor pieOuterStrokeColor quadrant2Fill quadrant4Fill emSwimlaneBackgroundOdd',
  ),
  ...all('grid', 'gridColor actorLineColor emSwimlaneBackgroundStroke'),
  ...all('done', 'doneTaskBkgColor'),
  ...all('muted', 'doneTaskBorderColor'),
  ...all('critical', 'critBkgColor critBorderColor todayLineColor wardleyEvolutionColor'),
  ...all('row', 'rowOdd attributeBackgroundColorOdd'),
  ...all('paper', 'rowEven attributeBackgroundColorEven'),
  ...numbered('cScale', 0, 12, hue),
  ...numbered('cScaleInv', 0, 12, ink),
  ...numbered('cScalePeer', 0, 12, ink),
  ...numbered('cScaleLabel', 0, 12, () => 'text'),
  ...numbered('surface', 0, 5, hue),
  ...numbered('surfacePeer', 0, 5, ink),
  ...numbered('fillType', 0, 8, hue),
  ...numbered('pie', 1, 12, hue),
  ...numbered('venn', 1, 8, hue),
  ...numbered('git', 0, 8, ink),
  ...numbered('gitInv', 0, 8, ink),
  ...numbered('gitBranchLabel', 0, 8, () => 'on-accent'),
  ...Object.fromEntries(
    ['Ui', 'Processor', 'ReadModel', 'Command', 'Event'].flatMap((name, index) => [
      [`em${name}Fill`, COLOUR[hue(index)]],
      [`em${name}Stroke`, COLOUR[ink(index)]],
    ]),
  ),
  cynefin: {
    boundaryColor: COLOUR.line,
    cliffColor: COLOUR.critical,
    arrowColor: COLOUR.line,
    ...Object.fromEntries(
      ['complex', 'complicated', 'chaotic', 'clear', 'confusion'].map((name, index) => [
        `${name}Bg`,
        COLOUR[hue(index)],
      ]),
    ),
    textColor: COLOUR.text,
    labelColor: COLOUR.text,
  },
  radar: { axisColor: COLOUR.line, graticuleColor: COLOUR.grid, graticuleOpacity: 0.4, curveOpacity: 0.35 },
  wardley: {
    ...all('paper', 'backgroundColor componentFill annotationFill'),
    ...all('line', 'axisColor componentStroke linkStroke annotationStroke'),
    ...all('text', 'axisTextColor componentLabelColor annotationTextColor'),
    gridColor: COLOUR.grid,
    evolutionStroke: COLOUR.critical,
  },
  xyChart: {
    backgroundColor: 'transparent',
    ...all(
      'text',
      'titleColor dataLabelColor legendTextColor xAxisTitleColor xAxisLabelColor yAxisTitleColor yAxisLabelColor',
    ),
    ...all('line', 'xAxisTickColor xAxisLineColor yAxisTickColor yAxisLineColor'),
    plotColorPalette: HUES.map((index) => COLOUR[ink(index)]).join(','),
  },
};

/** Rules for what Mermaid's theme has no key for, or paints ill; they stand behind its own. */
export const THEME_CSS = `
.edgeLabel rect, .edgeLabel .label rect { fill: ${COLOUR.label}; opacity: 0.85; }
.section-0 .sections rect, .sections rect { fill: ${COLOUR.cluster} !important; stroke: ${COLOUR['cluster-border']} !important; }
text.journey-section, text.task { fill: ${COLOUR.text}; }
.radarGraticule { fill-opacity: 0.08; stroke-opacity: 0.5; }
.grid .tick line { opacity: 0.5; }
${HUES.map((index) => `.radarCurve-${index}, .radarLegendBox-${index} { fill: ${COLOUR[ink(index)]}; stroke: ${COLOUR[ink(index)]}; fill-opacity: 0.2; }`).join('')}
`;
