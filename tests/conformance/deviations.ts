/** Examples of CommonMark 0.31 that a garden prints otherwise, with the rule of OBSIDIAN.md (or our policy on it) that says so. */
export const DEVIATIONS: Readonly<Record<number, { readonly rule: string; readonly html: string }>> = {
  64: { rule: '65, 70: #hashtag at the start of a line is a tag', html: '<p>#5 bolt</p>\n<p><tag>hashtag</tag></p>' },
  179: { rule: '50, 58: comments reach no output', html: '<p>okay</p>' },
  183: { rule: '50, 58: comments reach no output', html: '<pre><code>&lt;!-- foo --&gt;\n</code></pre>' },
  308: {
    rule: '50, 58: comments reach no output',
    html: '<ul>\n<li>foo</li>\n<li>bar</li>\n</ul>\n<ul>\n<li>baz</li>\n<li>bim</li>\n</ul>',
  },
  309: {
    rule: '50, 58: comments reach no output',
    html: '<ul>\n<li>\n<p>foo</p>\n<p>notcode</p>\n</li>\n<li>\n<p>foo</p>\n</li>\n</ul>\n<pre><code>code\n</code></pre>',
  },
  475: { rule: '44, 58: an img tag alone is an image', html: '<p>*<img src="foo" alt="" title="*" /></p>' },
  548: {
    rule: '1, 2: double brackets are a wiki link',
    html: '<p>[<wikilink>foo</wikilink>]</p>\n<p>[<wikilink>foo</wikilink>]: /url</p>',
  },
  559: { rule: '1, 6: double brackets are a wiki link', html: '<p><wikilink>*foo* bar</wikilink></p>' },
  590: {
    rule: '1, 39: double brackets are an embed',
    html: '<p><embed>foo</embed></p>\n<p><wikilink>foo</wikilink>: /url &quot;title&quot;</p>',
  },
  602: {
    rule: '38 (GFM): bare addresses are links',
    html: '<p>&lt;<a href="https://foo.bar/baz">https://foo.bar/baz</a> bim&gt;</p>',
  },
  608: {
    rule: '38 (GFM): bare addresses are links',
    html: '<p>&lt; <a href="https://foo.bar">https://foo.bar</a> &gt;</p>',
  },
  611: {
    rule: '38 (GFM): bare addresses are links',
    html: '<p><a href="https://example.com">https://example.com</a></p>',
  },
  612: {
    rule: '38 (GFM): bare addresses are links',
    html: '<p><a href="mailto:foo@bar.example.com">foo@bar.example.com</a></p>',
  },
  625: { rule: '50, 58: comments reach no output', html: '<p>foo </p>' },
};
