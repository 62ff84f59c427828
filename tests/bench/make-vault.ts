import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Words that the sentences are made of; their mixture is random, so that no text repeats. */
export const WORDS =
  '模型 数据 训练 参数 注意 向量 词元 损失 梯度 推理 采样 温度 分布 概率 语料 清洗 去重 配比 算力 显存 并行 通信 吞吐 延迟 缓存 量化 剪枝 蒸馏 微调 对齐 偏好 奖励 策略 评测 基准 污染 幻觉 事实 检索 分块 重排 工具 智能 规划 反思 记忆 代码 数学 证明 步骤 结论 证据 假设 实验 样本 批次 学习 速率 预热 退火 正则 归一 残差 激活 门控 专家 路由 稀疏 稠密 长度 位置 旋转 插值 外推 窗口 滑动 全局 局部 编码 解码 生成 理解 翻译 摘要 问答 对话 指令 示例 提示 系统 用户 助手 安全 攻击 防御 越狱 注入 水印 隐私 版权 开放 封闭 权重 许可 社区 论文 作者 年份 引用'.split(
    ' ',
  );
const JOINTS = ['', '的', '与', '在', '对', '把', '从', '使', '比', '由'];
const LATIN = ['Transformer', 'GPT', 'BERT', 'LoRA', 'RLHF', 'KV cache', 'softmax', 'LayerNorm', 'MoE', 'RoPE'];
const CODE = {
  python: [
    'import torch',
    'def step(model, batch):',
    '    loss = model(**batch).loss',
    '    loss.backward()',
    '    return loss.item()',
  ],
  ts: ['export const mean = (xs: number[]): number =>', '  xs.reduce((sum, x) => sum + x, 0) / xs.length;'],
};

/** Numbers in [0, 1) from a seed, by a linear congruence: every machine makes the same vault. */
export function random(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 0x1000000;
  };
}

/**
 * Writes a vault of `count` Chinese notes of about 3.8 KB into `folder`: 5 to 10 wikilinks each, a code block, formulas in
 * 60 % of them, tags, aliases and folders. The same count always gives the same bytes.
 */
export function makeVault(folder: string, count: number): void {
  const next = random(count);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const name = (index: number) =>
    `${WORDS[index % WORDS.length]}${WORDS[Math.floor(index / WORDS.length) % WORDS.length]}${index}`;
  const phrase = (): string =>
    Array.from({ length: 3 + Math.floor(next() * 5) }, () => pick(WORDS) + pick(JOINTS)).join('');
  const sentence = (): string => `${phrase()}，${next() < 0.2 ? ` ${pick(LATIN)} ` : ''}${phrase()}。`;
  const link = () => `[[${name(Math.floor(next() * count))}${next() < 0.3 ? `|${pick(WORDS)}` : ''}]]`;
  const paragraph = () =>
    Array.from({ length: 3 }, sentence).join('') + (next() < 0.8 ? `见${link()}，${phrase()}。` : '');
  for (let index = 0; index < count; index++) {
    const math = next() < 0.6;
    const lang = pick(['python', 'ts'] as const);
    const parts = [
      `---\naliases: [别名${index}]\ntags: [${pick(WORDS)}, ${pick(WORDS)}]\ndate: 2024-${String(1 + (index % 12)).padStart(2, '0')}-01\n---`,
      paragraph(),
      `## ${phrase()}`,
      paragraph(),
      math
        ? `设 $x_{${index}}=\\sum_i w_i h_i$，则\n\n$$\\mathcal L=-\\sum_t\\log p_\\theta(x_t\\mid x_{<t})+${index}$$`
        : paragraph(),
      `- ${sentence()}\n- ${sentence()}\n- **${pick(WORDS)}**：${sentence()}${link()}`,
      `## ${phrase()}`,
      `\`\`\`${lang}\n${CODE[lang].join('\n')}\n# ${index}\n\`\`\``,
      paragraph(),
      `> [!note] ${pick(WORDS)}\n> ${sentence()}${link()}`,
      paragraph(),
      `| 甲 | 乙 |\n| --- | --- |\n| ${pick(WORDS)} | ${Math.floor(next() * 1000)} |`,
      paragraph(),
      paragraph(),
    ];
    const file = join(folder, WORDS[index % 20] as string, `${name(index)}.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${parts.join('\n\n')}\n`);
  }
}
