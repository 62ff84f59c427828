const TEXT: Readonly<Record<string, string>> = {
  css: 'text/css',
  csv: 'text/csv',
  bib: 'text/plain',
  geojson: 'application/geo+json',
  htm: 'text/html',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  map: 'application/json',
  md: 'text/markdown',
  mjs: 'text/javascript',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  vtt: 'text/vtt',
  webmanifest: 'application/manifest+json',
  xml: 'application/xml',
  yaml: 'text/yaml',
  yml: 'text/yaml',
};

const BINARY: Readonly<Record<string, string>> = {
  '3gp': 'video/3gpp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  flac: 'audio/flac',
  gif: 'image/gif',
  gz: 'application/gzip',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  m4a: 'audio/mp4',
  mkv: 'video/x-matroska',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  ogv: 'video/ogg',
  otf: 'font/otf',
  pdf: 'application/pdf',
  png: 'image/png',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  wav: 'audio/wav',
  webm: 'video/webm',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
  zip: 'application/zip',
};

export interface ContentType {
  readonly header: string;
  /** Worth compressing: every text, and nothing that is compressed already. */
  readonly isText: boolean;
}

/** The type of a file by the last part of its name; feeds are XML here, whatever their flavour. */
export function contentType(name: string): ContentType {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const text = Object.hasOwn(TEXT, extension) ? TEXT[extension] : undefined;
  if (text !== undefined) return { header: `${text}; charset=utf-8`, isText: true };
  const binary = Object.hasOwn(BINARY, extension) ? BINARY[extension] : undefined;
  return { header: binary ?? 'application/octet-stream', isText: false };
}
