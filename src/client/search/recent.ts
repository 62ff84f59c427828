const KEY = 'lanyin-searches';
const KEPT = 8;

/** Searches that led somewhere, newest first; kept in this browser alone. */
export function recentSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((item) => typeof item === 'string').slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(text: string): void {
  const typed = text.trim();
  if (typed === '') return;
  store([typed, ...recentSearches().filter((item) => item !== typed)].slice(0, KEPT));
}

export function forgetSearches(): void {
  store([]);
}

function store(searches: readonly string[]): void {
  try {
    if (searches.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(searches));
  } catch {
    // Storage is closed (private window, blocked): nothing is remembered.
  }
}
