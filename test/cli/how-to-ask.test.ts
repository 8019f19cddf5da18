import { readFile } from 'node:fs/promises';
import { checkPack } from 'symptree';
import { expect, test } from 'vitest';

const page = await readFile('docs/how-to-ask.md', 'utf8');
const examples = [...page.matchAll(/^```yaml (bad|good) ([a-z-]+)\n([\s\S]*?)^```$/gm)].map(
  ([, kind, code, step = '']) => ({
    kind,
    code,
    step,
  }),
);

const PACK = `pack: example
version: 1.0.0
title: 示例
locales: [zh-CN]
front-door: example
causes: {network-unstable: 网络不稳}
ends: {to-media: {end: escalated, cause: unknown, to: media, bring: [class-id], promise: {minutes: 15, meanwhile: 请先打字。}}}
escalate: to-media
facts: {class-id: {title: 教室号, type: text, ask: 教室号是多少？}}
teams: {media: {title: 音视频团队, time-zone: Asia/Shanghai}}
glossary: {bitrate: {words: 码率、比特率, plain: 画面的清晰程度}}
`;
const tree = (step: string) =>
  `tree: example\ntitle: 示例\notherwise: to-media\nsteps:\n${step.replace(/^(?=.)/gm, '  ')}`;

test.each(examples)('$kind example of $code', ({ kind, code, step }) => {
  const { diagnostics } = checkPack({
    root: '',
    files: [
      { path: 'pack.yaml', content: PACK },
      { path: 'example.yaml', content: tree(step) },
    ],
  });
  const found = diagnostics.filter(({ file }) => file === 'example.yaml').map((one) => one.code as string);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (kind === 'bad') expect(found).toContain(code);
  else expect(found).not.toContain(code);
});

test('every rule that the page names has its page, and every source is used', () => {
  expect(examples.length).toBeGreaterThan(8);
  const sources = page.slice(page.indexOf('## Sources')).match(/^\d+\./gm) ?? [];
  const used = new Set([...page.matchAll(/\[(\d)\]/g)].map(([, number]) => `${number}.`));
  expect([...used].sort()).toEqual([...sources]);
});
