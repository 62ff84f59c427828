// usage: node shot.mjs path width theme out [full] [hash/js]
import { chromium } from 'playwright-core';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--font-render-hinting=none'] });
const jobs = process.argv.slice(2).map(a => a.split('|'));
for (const [path, width, theme, out, opts=''] of jobs) {
  const phone = +width < 768;
  const c = await browser.newContext({ viewport: { width:+width, height: phone?844:900 }, deviceScaleFactor: 1, isMobile: phone, hasTouch: phone, colorScheme: theme, locale:'zh-CN', javaScriptEnabled: !opts.includes('nojs') });
  const p = await c.newPage();
  p.on('pageerror', e=>console.log('ERR',path,e.message));
  await p.goto('http://localhost:8123'+path); await p.waitForTimeout(250);
  const js=/js:(.*)$/.exec(opts)?.[1]; if (js) { await p.evaluate(js); await p.waitForTimeout(250); }
  const sw = await p.evaluate(()=>[document.documentElement.scrollWidth, innerWidth]); if (sw[0]>sw[1]) console.log('OVERFLOW', path, width, sw);
  if (opts.includes('full')) { const h=Math.min(+(/full(\d+)/.exec(opts)?.[1]??3000), await p.evaluate(()=>document.documentElement.scrollHeight)); await p.setViewportSize({width:+width,height:h}); await p.waitForTimeout(150);} 
  await p.screenshot({ path: out });
  await c.close();
}
await browser.close();
