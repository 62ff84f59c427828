/** The only place that prints a URL. Addresses are decoded paths inside the site (`/terms/attention/`); hrefs are what stands in HTML. */

/** `('/garden/', '/术语/x/', 'a')` → `/garden/%E6%9C%AF%E8%AF%AD/x/#a`. */
export function href(base: string, address: string, fragment?: string): string {
  const path = base + address.replace(/^\//, '');
  return encodePath(path) + (fragment === undefined ? '' : `#${encodeURIComponent(fragment)}`);
}

/** Absolute address for feeds and social tags; root-relative where the site's URL is not known (CONTRACT `HTML`). */
export function absolute(siteUrl: string | undefined, path: string): string {
  return siteUrl === undefined ? path : siteUrl + path;
}

/** Percent-encodes each segment of a path, leaving `/` and what needs no encoding in a path as it is. */
export function encodePath(path: string): string {
  return path
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replace(/%(?:3A|40|2C|3B|2B|3D|26|24|21|27|28|29|2A)/g, (code) =>
        decodeURIComponent(code).replace("'", '%27'),
      ),
    )
    .join('/');
}
