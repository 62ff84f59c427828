import { parse } from './src/core/markdown/parse.ts';
console.log(JSON.stringify(parse('- **2017-06-12** [[Transformer]] 发表。 #模型 #转折点\n', {strictLineBreaks:false}).tree.children[0].children[0].children[0].children.map((c:any)=>[c.type,c.value])));
