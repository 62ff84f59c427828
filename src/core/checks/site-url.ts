import { diagnostic } from '../diagnostic.ts';
import type { VaultPath } from '../path.ts';
import type { Check } from './index.ts';

/** Feed, sitemap and canonical links need the site's URL. */
export const siteUrl: Check = {
  rule: 'no-site-url',
  *run({ config }) {
    if (config.url === undefined)
      yield diagnostic(
        'no-site-url',
        { file: 'garden.yml' as VaultPath, line: 1, column: 1 },
        '不知道网站的地址，没有订阅源、站点地图和规范链接',
        '在 garden.yml 写 url，或加 --site',
      );
  },
};
