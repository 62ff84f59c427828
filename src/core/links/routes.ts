/** The site's own addresses. Notes yield to them (CONTRACT `dist/`). */
export const ROUTES = {
  home: '/',
  search: '/search/',
  all: '/all/',
  tags: '/tags/',
  graph: '/graph/',
  health: '/health/',
  notFound: '/404/',
} as const;
