/** What the little model of the pipeline page is trained on: sentences written for it, each of them true of language models. */
export const CORPUS: readonly string[] = [
  '模型读前文，猜下一个词。',
  '模型读前文，算下一个词的概率。',
  '模型猜下一个词，再读前文。',
  '猜对了，损失就小。',
  '猜错了，损失就大。',
  '损失小，模型就好。',
  '损失大，就改参数。',
  '训练就是改参数。',
  '训练让损失变小。',
  '模型有很多参数。',
  '参数是学来的数。',
  '词元是读写的单位。',
  '分词器把句子切成词元。',
  '每个词元有一个编号。',
  '编号查表，得到向量。',
  '向量是一串数。',
  '意思近，向量也近。',
  '注意力看前文的词元。',
  '注意力算出权重。',
  '权重大，看得就多。',
  '权重小，看得就少。',
  '每个词元只看前文。',
  '前文长，算得就慢。',
  '前文短，算得就快。',
  '数据多，模型学得好。',
  '数据脏，模型学得差。',
  '先把数据洗干净。',
  '重复的句子只留一句。',
  '句子切成词元，词元换成编号。',
  '编号换成向量，向量送进模型。',
  '模型给每个词元一个概率。',
  '概率大的词元先写出来。',
  '写出一个词元，再猜下一个。',
  '预训练只学接着写。',
  '微调让模型学会回答。',
  '人写示范，模型照着学。',
  '人比较两个回答，选好的。',
  '好的回答，概率变大。',
  '差的回答，概率变小。',
  '答对了，就给奖励。',
  '答错了，没有奖励。',
  '奖励高，概率变大。',
  '模型写得通顺，不一定写得对。',
  '不知道就说不知道。',
  '小模型也能猜下一个词。',
  '大模型猜得更准。',
  '部署就是让人用上模型。',
  '参数存得短，模型就小。',
  '模型小，跑得就快。',
  '读前文，猜下一个词，这就是语言模型。',
];

/** The sentence that travels. */
export const SENTENCE = '模型读前文，猜下一个词。';

/** The sentence as a crawler might meet it: in mark-up, twice, between a menu and an advertisement. */
export const RAW = `<nav>首页 ｜ 登录</nav>
<p>模型读<b>前文</b>，猜下一个词。</p>
<p>模型读前文，猜下一个词。&nbsp;</p>
<div class="ad">点击领取 ９９ 元红包</div>`;

/** Demonstrations for supervised fine-tuning: a question and the answer that a person would write. */
export const DEMONSTRATIONS: readonly (readonly [question: string, answer: string])[] = [
  ['模型猜什么？', '猜下一个词。'],
  ['训练改什么？', '改参数。'],
  ['注意力看什么？', '看前文的词元。'],
  ['编号换成什么？', '换成向量。'],
  ['答对了给什么？', '给奖励。'],
  ['句子切成什么？', '切成词元。'],
];

/** Two answers to one question, the first of which people prefer. */
export const PREFERENCE = { question: '训练改什么？', chosen: '改参数。', rejected: '切成词元。' } as const;

/** A question whose answer can be checked letter by letter. */
export const CHECKABLE = { question: '句子切成什么？', answer: '切成词元。' } as const;

/** The question on which fine-tuning is shown. */
export const ASKED = '模型猜什么？';
