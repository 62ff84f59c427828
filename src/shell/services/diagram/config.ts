import type { MermaidConfig } from 'mermaid';
import { THEME_CSS, THEME_VARIABLES } from './theme.ts';

/** What an author may not change in a diagram: colours follow the page, and nothing may depend on chance. */
const FIXED = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'maxEdges',
  'suppressErrorRendering',
  'dompurifyConfig',
  'theme',
  'themeVariables',
  'themeCSS',
  'fontFamily',
  'altFontFamily',
  'darkMode',
  'look',
  'handDrawnSeed',
  'htmlLabels',
  'deterministicIds',
  'deterministicIDSeed',
  'arrowMarkerAbsolute',
];

/** Longest diagram, in characters: longer ones are refused by name instead of drawn for minutes. */
export const LONGEST = 50_000;

export const CONFIG: MermaidConfig = {
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  secure: FIXED,
  maxTextSize: LONGEST,
  theme: 'base',
  themeVariables: THEME_VARIABLES,
  themeCSS: THEME_CSS,
  fontFamily: 'inherit',
  look: 'classic',
  layout: 'dagre',
  htmlLabels: false,
  handDrawnSeed: 1,
  deterministicIds: true,
  deterministicIDSeed: 'lanyin',
  flowchart: { wrappingWidth: 220, padding: 12, minNodeWidth: 60, nodeSpacing: 40, rankSpacing: 44 },
  // One text column wide: a Gantt chart asks its container, which has no size here.
  gantt: { useWidth: 720, barHeight: 24, fontSize: 13, sectionFontSize: 13, leftPadding: 90 },
  state: { minNodeWidth: 72 },
  journey: { leftMargin: 110, titleFontSize: '17px' },
  timeline: { leftMargin: 40, padding: 20 },
  sequence: { mirrorActors: false, actorFontSize: 15, messageFontSize: 15, noteFontSize: 14 },
};

/** What a thread says when it has loaded Mermaid and begins to draw. */
export const BEGUN = 'begun';
