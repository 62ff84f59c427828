/** Commands whose sign readers know; of any other only its name is kept. */
const SIGNS: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  psi: 'ψ',
  omega: 'ω',
  Delta: 'Δ',
  Sigma: 'Σ',
  Pi: 'Π',
  sum: '∑',
  prod: '∏',
  int: '∫',
  nabla: '∇',
  partial: '∂',
  infty: '∞',
  times: '×',
  cdot: '·',
  odot: '⊙',
  otimes: '⊗',
  oplus: '⊕',
  pm: '±',
  approx: '≈',
  propto: '∝',
  sim: '∼',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  ne: '≠',
  neq: '≠',
  ll: '≪',
  gg: '≫',
  in: '∈',
  to: '→',
  rightarrow: '→',
  leftarrow: '←',
  mid: '|',
  Vert: '‖',
  ldots: '…',
  cdots: '…',
  dots: '…',
};
/** Commands that only dress what follows. */
const DRESS =
  /\\(?:mathrm|mathbf|mathbb|mathcal|mathit|text|textrm|operatorname|boldsymbol|hat|bar|tilde|vec|sqrt|left|right|big|Big|displaystyle|,|;|!|:|quad|qquad|\\)\s*/g;

/**
 * TeX as a line of text, near enough to recognise: formulas in an excerpt, and what is searched of them.
 * `-\log\sigma(r_w-r_l)` → `-logσ(r_w-r_l)`; text without commands stays as it is.
 */
export function plainTex(text: string): string {
  if (!/\\[A-Za-z]/.test(text)) return text;
  return text
    .split(PATH)
    .map((part, at) => (at % 2 === 1 ? part : plainPart(part)))
    .join('');
}

/** `C:\Users\me` is no TeX. */
const PATH = /((?<![A-Za-z])[A-Z]:\\[\w.-]+(?:\\[\w.-]+)*\\?(?![{^\w]))/;

function plainPart(text: string): string {
  return text
    .replace(DRESS, '')
    .replace(/\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '$1/$2')
    .replace(/\\([A-Za-z]+)\s?/g, (_, name: string) => SIGNS[name] ?? name)
    .replace(/\\([{}_%$&#])/g, '$1')
    .replace(/[{}]/g, '');
}
